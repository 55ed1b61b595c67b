-- SPDX-License-Identifier: Apache-2.0
-- Units, their computers, and parcels that are written once. Run as vlu_exchange_owner, to whom the schema belongs.
-- Nothing here may be changed once a server was made from it: what comes later is a step of its own.

CREATE TABLE vlu_exchange.unit (
  unit text PRIMARY KEY CHECK (unit ~ '^[0-9a-f]{32}$'),
  -- Anybody who may connect may listen on a channel whose name he knows, so each unit's can't be guessed.
  channel text NOT NULL UNIQUE DEFAULT 'vlu_' || replace(gen_random_uuid()::text, '-', ''),
  most_parcel bigint NOT NULL DEFAULT 4::bigint << 30 CHECK (most_parcel > 0),
  begun timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE vlu_exchange.device (
  unit text NOT NULL REFERENCES vlu_exchange.unit,
  device text NOT NULL UNIQUE CHECK (device ~ '^[0-9a-f]{16}$'),
  role name NOT NULL UNIQUE,
  most_bytes bigint NOT NULL CHECK (most_bytes > 0),
  enrolled timestamptz NOT NULL DEFAULT now(),
  code_until timestamptz NOT NULL,
  claimed timestamptz,
  revoked timestamptz,
  PRIMARY KEY (unit, device)
);

-- What a device has put so far: its limit is held, and its parcels are numbered in the order they became visible,
-- without looking through them. The row is locked from a parcel's last step to its commit.
CREATE TABLE vlu_exchange.tally (
  unit text NOT NULL,
  device text NOT NULL,
  parcels bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  last_come timestamptz,
  PRIMARY KEY (unit, device),
  FOREIGN KEY (unit, device) REFERENCES vlu_exchange.device
) WITH (fillfactor = 50);

CREATE TABLE vlu_exchange.parcel (
  unit text NOT NULL,
  device text NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z]{1,16}$'),
  stream text NOT NULL CHECK (stream ~ '^[0-9a-f]{32}$'),
  first bigint NOT NULL CHECK (first >= 0),
  last bigint NOT NULL CHECK (last >= first),
  number bigint NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  pieces integer NOT NULL CHECK (pieces >= 0),
  come timestamptz NOT NULL,
  PRIMARY KEY (unit, device, kind, stream, first, last),
  UNIQUE (unit, device, number),
  FOREIGN KEY (unit, device) REFERENCES vlu_exchange.device
);

CREATE TABLE vlu_exchange.piece (
  unit text NOT NULL,
  device text NOT NULL,
  kind text NOT NULL,
  stream text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  n integer NOT NULL CHECK (n >= 0),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 1048576),
  PRIMARY KEY (unit, device, kind, stream, first, last, n),
  -- Pieces come before their parcel, whose size is known at its end; without it they can't be committed.
  FOREIGN KEY (unit, device, kind, stream, first, last) REFERENCES vlu_exchange.parcel DEFERRABLE INITIALLY DEFERRED
);
-- Sealed bytes don't get smaller.
ALTER TABLE vlu_exchange.piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Who asks. By the role that logged in, so that neither SET ROLE nor a function of somebody else's changes it.
CREATE FUNCTION vlu_exchange.own_unit() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT unit FROM vlu_exchange.device WHERE role = session_user AND claimed IS NOT NULL AND revoked IS NULL $$;

CREATE FUNCTION vlu_exchange.own_device() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT device FROM vlu_exchange.device WHERE role = session_user AND claimed IS NOT NULL AND revoked IS NULL $$;

-- A computer that came in by its code, and has given itself a password in the same transaction.
CREATE FUNCTION vlu_exchange.claim() RETURNS text
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    UPDATE vlu_exchange.device SET claimed = clock_timestamp()
    WHERE role = session_user AND claimed IS NULL AND revoked IS NULL AND code_until > clock_timestamp()
    RETURNING unit
  $$;

-- A trigger runs before row-level security looks at the new row, so it asks first whose the row is, and says the same
-- of every row that isn't the asker's: nobody learns from it what is there.
CREATE FUNCTION vlu_exchange.before_piece() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    most bigint;
  BEGIN
    SELECT u.most_parcel INTO most
    FROM vlu_exchange.device d JOIN vlu_exchange.unit u ON u.unit = d.unit
    WHERE d.role = session_user AND d.claimed IS NOT NULL AND d.revoked IS NULL
      AND d.unit = NEW.unit AND d.device = NEW.device;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'not a row of this role' USING ERRCODE = 'VL001';
    END IF;
    IF NEW.n::bigint * 1048576 + octet_length(NEW.bytes) > most THEN
      RAISE EXCEPTION 'too large' USING ERRCODE = 'VL002';
    END IF;
    PERFORM 1 FROM vlu_exchange.parcel p
    WHERE p.unit = NEW.unit AND p.device = NEW.device AND p.kind = NEW.kind AND p.stream = NEW.stream
      AND p.first = NEW.first AND p.last = NEW.last;
    IF FOUND THEN
      RAISE EXCEPTION 'there already' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
  END $$;

CREATE FUNCTION vlu_exchange.before_parcel() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    room bigint;
    most bigint;
    told text;
    found_pieces bigint;
    found_last bigint;
    found_bytes bigint;
  BEGIN
    SELECT d.most_bytes, u.most_parcel, u.channel INTO room, most, told
    FROM vlu_exchange.device d JOIN vlu_exchange.unit u ON u.unit = d.unit
    WHERE d.role = session_user AND d.claimed IS NOT NULL AND d.revoked IS NULL
      AND d.unit = NEW.unit AND d.device = NEW.device;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'not a row of this role' USING ERRCODE = 'VL001';
    END IF;
    SELECT count(*), coalesce(max(p.n), -1), coalesce(sum(octet_length(p.bytes)), 0)
    INTO found_pieces, found_last, found_bytes
    FROM vlu_exchange.piece p
    WHERE p.unit = NEW.unit AND p.device = NEW.device AND p.kind = NEW.kind AND p.stream = NEW.stream
      AND p.first = NEW.first AND p.last = NEW.last;
    IF found_pieces <> NEW.pieces OR found_last <> NEW.pieces - 1 OR found_bytes <> NEW.size THEN
      RAISE EXCEPTION 'not what was put' USING ERRCODE = 'VL004';
    END IF;
    IF NEW.size > most THEN
      RAISE EXCEPTION 'too large' USING ERRCODE = 'VL002';
    END IF;
    NEW.come := clock_timestamp();
    UPDATE vlu_exchange.tally t SET parcels = t.parcels + 1, bytes = t.bytes + NEW.size, last_come = NEW.come
    WHERE t.unit = NEW.unit AND t.device = NEW.device AND t.bytes + NEW.size <= room
    RETURNING t.parcels INTO NEW.number;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no room left' USING ERRCODE = 'VL003';
    END IF;
    PERFORM pg_notify(told, NEW.device);
    RETURN NEW;
  END $$;

CREATE TRIGGER before_piece BEFORE INSERT ON vlu_exchange.piece
  FOR EACH ROW EXECUTE FUNCTION vlu_exchange.before_piece();
CREATE TRIGGER before_parcel BEFORE INSERT ON vlu_exchange.parcel
  FOR EACH ROW EXECUTE FUNCTION vlu_exchange.before_parcel();

CREATE VIEW vlu_exchange.state WITH (security_invoker = true, security_barrier = true) AS
  SELECT d.unit, d.device, d.enrolled, d.code_until, d.claimed, d.revoked, d.most_bytes,
         t.parcels, t.bytes, t.last_come
  FROM vlu_exchange.device d JOIN vlu_exchange.tally t USING (unit, device);

-- Who may do what: nothing by default, and nobody may change or take away what was put.
REVOKE ALL ON SCHEMA vlu_exchange FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vlu_exchange FROM PUBLIC;
GRANT USAGE ON SCHEMA vlu_exchange TO vlu_exchange_device, vlu_exchange_admin, vlu_exchange_watch;
GRANT SELECT ON vlu_exchange.step TO vlu_exchange_device, vlu_exchange_admin, vlu_exchange_watch;

GRANT SELECT ON vlu_exchange.unit, vlu_exchange.device, vlu_exchange.tally, vlu_exchange.parcel, vlu_exchange.piece
  TO vlu_exchange_device;
GRANT INSERT (unit, device, kind, stream, first, last, size, sha256, pieces) ON vlu_exchange.parcel
  TO vlu_exchange_device;
GRANT INSERT ON vlu_exchange.piece TO vlu_exchange_device;
GRANT EXECUTE ON FUNCTION vlu_exchange.own_unit(), vlu_exchange.own_device(), vlu_exchange.claim()
  TO vlu_exchange_device;

GRANT SELECT, INSERT ON vlu_exchange.unit, vlu_exchange.device, vlu_exchange.tally TO vlu_exchange_admin;
GRANT UPDATE (most_parcel) ON vlu_exchange.unit TO vlu_exchange_admin;
GRANT UPDATE (most_bytes, code_until, revoked) ON vlu_exchange.device TO vlu_exchange_admin;
GRANT SELECT ON vlu_exchange.state TO vlu_exchange_admin, vlu_exchange_watch;
GRANT SELECT ON vlu_exchange.unit, vlu_exchange.device, vlu_exchange.tally TO vlu_exchange_watch;

-- Forced, so that the owner too has only what a policy gives him: what the functions above need.
ALTER TABLE vlu_exchange.unit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE vlu_exchange.device ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE vlu_exchange.tally ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE vlu_exchange.parcel ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE vlu_exchange.piece ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY owner_looks ON vlu_exchange.unit FOR SELECT TO vlu_exchange_owner USING (true);
CREATE POLICY owner_looks ON vlu_exchange.device FOR SELECT TO vlu_exchange_owner USING (true);
CREATE POLICY owner_claims ON vlu_exchange.device FOR UPDATE TO vlu_exchange_owner USING (true);
CREATE POLICY owner_looks ON vlu_exchange.tally FOR SELECT TO vlu_exchange_owner USING (true);
CREATE POLICY owner_counts ON vlu_exchange.tally FOR UPDATE TO vlu_exchange_owner USING (true);
CREATE POLICY owner_looks ON vlu_exchange.parcel FOR SELECT TO vlu_exchange_owner USING (true);
CREATE POLICY owner_looks ON vlu_exchange.piece FOR SELECT TO vlu_exchange_owner USING (true);

CREATE POLICY own_unit ON vlu_exchange.unit FOR SELECT TO vlu_exchange_device
  USING (unit = (SELECT vlu_exchange.own_unit()));
CREATE POLICY own_device ON vlu_exchange.device FOR SELECT TO vlu_exchange_device
  USING (unit = (SELECT vlu_exchange.own_unit()) AND device = (SELECT vlu_exchange.own_device()));
CREATE POLICY own_unit ON vlu_exchange.tally FOR SELECT TO vlu_exchange_device
  USING (unit = (SELECT vlu_exchange.own_unit()));
CREATE POLICY own_unit ON vlu_exchange.parcel FOR SELECT TO vlu_exchange_device
  USING (unit = (SELECT vlu_exchange.own_unit()));
CREATE POLICY own_device ON vlu_exchange.parcel FOR INSERT TO vlu_exchange_device
  WITH CHECK (unit = (SELECT vlu_exchange.own_unit()) AND device = (SELECT vlu_exchange.own_device()));
CREATE POLICY own_unit ON vlu_exchange.piece FOR SELECT TO vlu_exchange_device
  USING (unit = (SELECT vlu_exchange.own_unit()));
CREATE POLICY own_device ON vlu_exchange.piece FOR INSERT TO vlu_exchange_device
  WITH CHECK (unit = (SELECT vlu_exchange.own_unit()) AND device = (SELECT vlu_exchange.own_device()));

CREATE POLICY admin_looks ON vlu_exchange.unit FOR SELECT TO vlu_exchange_admin, vlu_exchange_watch USING (true);
CREATE POLICY admin_begins ON vlu_exchange.unit FOR INSERT TO vlu_exchange_admin WITH CHECK (true);
CREATE POLICY admin_limits ON vlu_exchange.unit FOR UPDATE TO vlu_exchange_admin USING (true);
CREATE POLICY admin_looks ON vlu_exchange.device FOR SELECT TO vlu_exchange_admin, vlu_exchange_watch USING (true);
CREATE POLICY admin_enrols ON vlu_exchange.device FOR INSERT TO vlu_exchange_admin WITH CHECK (true);
CREATE POLICY admin_revokes ON vlu_exchange.device FOR UPDATE TO vlu_exchange_admin USING (true);
CREATE POLICY admin_looks ON vlu_exchange.tally FOR SELECT TO vlu_exchange_admin, vlu_exchange_watch USING (true);
CREATE POLICY admin_begins ON vlu_exchange.tally FOR INSERT TO vlu_exchange_admin WITH CHECK (true);
