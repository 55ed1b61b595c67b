# SPDX-License-Identifier: Apache-2.0
"""Each spelling of each kind of value, and beside it the nearest words that are none."""

import pytest

from vlu_desktop.text.compared_words import readings_of, tokens_of, words_of
from vlu_desktop.text.inflected_names import inflected
from vlu_desktop.text.institution_spellings import first_letters, said_of_its_owner
from vlu_desktop.text.name_spellings import halves
from vlu_desktop.text.ordinary_words import (
    _dictionary,
    _much_used,
    is_ordinary,
    stands_as_a_name,
    stands_for_a_place,
)
from vlu_desktop.text.spellings import Finder, Kind, Needle, spellings_of


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """Each test has its value spelled anew, whatever came before it."""
    spellings_of.cache_clear()


def found(text: str, value: str, kind: Kind) -> list[str]:
    return [text[match.start : match.end] for match in Finder([Needle(value=value, kind=kind)]).find(text)]


HOME = "Flat 2, 14 St Mary's Road, Wexholme"
SCHOOL = "St Bride's Catholic Primary School"
ADDRESSES = [
    (HOME, "in St Marys Road", "St Marys Road"), (HOME, "in Saint Mary’s Rd.", "Saint Mary’s Rd"),
    (HOME, "at 14 St Marys", "14 St Marys"), (HOME, "in St Mary Road", "St Mary Road"),
    (HOME, "in st mary road", ""), (HOME, "in St Marys", ""), (HOME, "at 15 St Marys", ""), (HOME, "Flat 2", ""),
    ("Flat 12, The, 3 Vaner Road", "at 3 Vaner Road", "3 Vaner Road"), ("Flat 12, The, 3 Vaner Road", "12 The", ""),
    ("14 King's Parade", "in Kings Parade", "Kings Parade"), ("14 King's Parade", "in King Parade", "King Parade"),
    ("14 King's Parade", "the king parade", ""), ("14 King's Parade", "at 14 Kings", ""),
    ("14A Vaner Road", "at 14A Vaner", "14A Vaner"), ("14 Vaner Road", "at 14 vaner", "14 vaner"),
    ("14 Church Hill Road", "at 14 Church Hill", "14 Church Hill"), ("14 Church Hill Road", "14 church hill", ""),
    ("14 May Road", "on 14 May", ""), ("14 May Day Road", "on 14 May Day", ""), ("14 Park Road", "14 Park men", ""),
    ("Kings Mead House", "at Kingsmead House", "Kingsmead House"),
    ("Kings Mead House", "kingsmead hse", "kingsmead hse"),
    ("Kingsmead House", "Kings Mead House", "Kings Mead House"),
    ("Kingsmead House", "kings mead house", "kings mead house"),
    ("Kingsmead", "at Kings Mead", "Kings Mead"), ("Kingsgate", "the kings gate", ""), ("Kingsmead", "Ki ngsmead", ""),
    ("Kingsmead", "Kings-mead", "Kings-mead"),
    ("Wexthwaite", "in wex thwaite", "wex thwaite"), ("Wexholmead", "in wexhol mead", "wexhol mead"),
    ("9 First Avenue", "in 1st Ave", "1st Ave"), ("9 1st Avenue", "in First Avenue", "First Avenue"),
    ("9 1st Avenue", "in 2nd Avenue", ""), ("9 Second Avenue", "in 2nd Ave", "2nd Ave"),
    ("9 20th Street", "Twentieth Street", "Twentieth Street"),
    ("9 21st Street", "21st Street", "21st Street"), ("9 Third Avenue", "3RD AVENUE", "3RD AVENUE"),
    ("9 Fourth Avenue", "4 th avenue", ""),
    ("3 Rose & Crown Yard", "Rose and Crown Yard", "Rose and Crown Yard"),
    ("3 Rose and Crown Yard", "Rose & Crown Yard", "Rose & Crown Yard"),
    ("3 Rose and Crown Yard", "Rose n Crown Yard", "Rose n Crown Yard"),
    ("5 North Bridge Road", "N Bridge Rd", "N Bridge Rd"), ("5 North Street", "N Street", ""),
    ("5 South Bridge Road", "S Bridge Rd", "S Bridge Rd"), ("5 East Bridge Road", "E Bridge Rd", "E Bridge Rd"),
    ("5 West Bridge Road", "W Bridge Rd", "W Bridge Rd"),
    ("14 Drummet Crescent North", "in drummet crescent north", "drummet crescent north"),
    ("14 Drummet Crescent North", "in Drummet Cres N", "Drummet Cres N"),
    ("14 Drummet Crescent North", "in North Drummet Crescent", "North Drummet Crescent"),
    ("14 Drummet Crescent North", "at 14 Drummet Crescent", "14 Drummet Crescent"),
    ("14 Church Street North", "in Church Street North", "Church Street North"),
    ("14 Church Street North", "at 14 Church Street", "14 Church Street"),
    ("14 Church Street North", "in Church Street", ""), ("14 Drummet North", "drummet north", ""),
    ("The Old Rectory", "at Old Rectory", "Old Rectory"), ("The Old Rectory", "an old rectory", ""),
    ("The Bakery", "the Bakery", "the Bakery"), ("The Bakery", "Bakery", ""), ("The Vaners", "at Vaners", "Vaners"),
    ("Vaner, Wexholme", "vanerstrasse", ""), ("Wexq", "wexq", "wexq"), ("Wex Q", "wexq", "wexq"),
    ("Wex Mead", "we xmead", "we xmead"), ("Wexmea", "Wex Mea", ""),
    ("2 14 Vaner Road", "vaner road", "vaner road"), ("14 Vaner Road, Wexholme", "Vaner", ""),
    ("14 Zu Road", "at 14 Zu", ""), ("14 Zuq Road", "at 14 zuq", "14 zuq"), ("14 X Hill Road", "at 14 X Hill", ""),
    ("14 My Hill Road", "at 14 My Hill", "14 My Hill"), ("14 My Hill Road", "at 14 my hill", ""),
    ("The Old", "an Old one", ""), ("The Wexq", "an Wexq", "Wexq"), ("The", "at the end", "the"),
    ("14 Kestrel Wynd, Wexholme", "14 kestrel wynd", "14 kestrel wynd"),
    ("14 Kestrel Wynd, Wexholme", "14 kestrelwynd", "14 kestrelwynd"), ("Kestrel Wynd, Wexholme", "kestrel wynd", ""),
    ("14 Kings Mead House, Wexholme", "kingsmeadhouse", "kingsmeadhouse"), ("14 Road, Wexholme", "the road", ""),
    ("9 Vane's Road, Wexholme", "in Vane Road", "Vane Road"), ("9 Vane's Road, Wexholme", "in vane road", ""),
    ("Vaner Road, Wexholme", "in vaner road", "vaner road"), ("14, Wexholme", "for 14 days", ""),
    ("14 A Vaner Road, Wexholme", "14A vaner", "14A vaner"), ("14 AB Road, Wexholme", "14 AB", ""),
    ("Flat 2 14 A Vaner Road", "at 14a Vaner Road", "14a Vaner Road"), ("Flat 2 Vaner Road", "2 vaner", "2 vaner"),
    ("14 A Vaner Road, Wexholme", "in vaner road", "vaner road"), ("Wex Q", "Wex Q", "Wex Q"), ("-", "-", ""),
    ("14 Zuq, Wexholme", "14 zuq", "14 zuq"), ("5 S Bridge Road", "S Bridge Rd", "S Bridge Rd"),
    ("5 S Mary's Road", "S Mary Road", "S Mary Road"),
    ("Flat A 14 Vaner Road, Wexholme", "in vaner road", "vaner road"),
    ("Rose Cottage 14 Vaner Road, Wexholme", "in vaner road", "vaner road"),
    ("Rose Cottage 14 Vaner Road, Wexholme", "rose cottage 14 vaner road", "rose cottage 14 vaner road"),
    ("Rose Cottage 14 Vaner Road, Wexholme", "at 14 vaner road", "14 vaner road"),
    ("14 A Great Vaner Road, Wexholme", "in great vaner road", "great vaner road"),
    ("Vaner Park Road, Wexholme", "in park road", ""), ("9 Block House Lane, Wexholme", "the house lane", ""),
    ("Flat Kestrel Court", "in kestrel court", "kestrel court"),
    ("14 Area 51 Vaner Road, Wexholme", "in area 51 vaner road", "area 51 vaner road"),
    ("Vaner Road, Wexholme", "vaner roadstr", ""), ("14 Mews Road, Wexholme", "14 mews", ""),
    ("Alte Lindenstr. 5, Wexholme", "Alte Linden Strasse 5", "Alte Linden Strasse 5"),
    ("Lindenstraße 5, Wexholme", "5 Lindenstraße", "5 Lindenstraße"),
    ("Lindenstraße 5, Wexholme", "Lindenstr. 5", "Lindenstr. 5"), ("Lindenstraße 5, Wexholme", "Linden 5", ""),
    ("Lindenstraße 5, Wexholme", "Linden Strasse", "Linden Strasse"),
    ("Lindenstraße, Wexholme", "Lindenstr", "Lindenstr"),
    ("Alte Lindenstr. 5, Wexholme", "Alte Lindenstraße 5", "Alte Lindenstraße 5"),
    ("Alte Lindenstr., Wexholme", "Alte Lindenstraße", "Alte Lindenstraße"),
    ("ulica Gęsia 12, Wexholme", "ulica gesia", "ulica gesia"), ("ulica Gęsia 12, Wexholme", "gesia", ""),
    ("ulica 12, Wexholme", "ulica", ""), ("Vaner utca 5, Wexholme", "vaner utca", "vaner utca"),
    ("Vaner utca 5, Wexholme", "5 vaner", "5 vaner"),
    ("ulica Nowa Gęsia 12, Wexholme", "12 nowa gesia", "12 nowa gesia"),
    ("Ul. Gęsia 12", "Gęsia 12", "Gęsia 12"), ("Ul. Gęsia 12", "ulica Gesia 12", "ulica Gesia 12"),
    ("Ul. Gęsia 12", "12 Gęsia", "12 Gęsia"), ("Ul. Gęsia 12", "ul. Gęsia", "ul. Gęsia"), ("Ul. Gęsia 12", "Gęsia", ""),
    ("Rue Vaner 3", "3 Vaner", "3 Vaner"), ("Lindenstr. 5", "Lindenstraße 5", "Lindenstraße 5"),
    ("Lindenstraße 5", "Linden Strasse 5", "Linden Strasse 5"), ("Lindenstraße 5", "Lindenstr", "Lindenstr"),
    ("Ul. Gęsia 5 m. 12", "Gęsia 5 m 12", "Gęsia 5 m 12"), ("Ul. Gęsia 5 m. 12", "Gęsia m 12", ""),
    ("Vaner utca 5", "Vaner 5", "Vaner 5"),
    ("Vaner utca 5", "5 Vaner utca", "5 Vaner utca"), ("Vaner utca 5", "Vaner", ""),
    ("12 Kestrel Wynd, ZZ1 1ZZ", "near Z Z 1 1ZZ", "Z Z 1 1ZZ"),
    (SCHOOL, "St Brides Primary", "St Brides Primary"), (SCHOOL, "Saint Bride's", "Saint Bride's"),
    (SCHOOL, "St Bride’s RC school", "St Bride’s RC school"), (SCHOOL, "Bride's", ""),
    (SCHOOL, "St Brides", "St Brides"),
    ("Ysgol Gynradd Bryn Coch", "Ysgol Bryn Coch", "Ysgol Bryn Coch"), ("Ysgol Gynradd Bryn Coch", "Bryn Coch", ""),
    ("Meddygfa Bryn Coch", "the Bryn Coch", ""), ("Ashby Cross High School", "Ashby Cross", ""),
    ("Ashby Cross High School", "Ashbycross School", "Ashbycross School"),
    ("Ashby Cross High School", "the ashby cross high", ""),
    ("Ashby Cross High School", "Ashby Cross High", "Ashby Cross High"),
    ("Wharfside Surgery", "the Wharfside", "the Wharfside"), ("Wharfside Surgery", "the wharfside", ""),
    ("Wharfside Surgery", "at Wharfside", ""), ("Wharfside Surgery", "wharfside doctors", "wharfside doctors"),
    ("Park School", "the park", ""), ("Park School", "Park School", "Park School"), ("Park School", "park primary", ""),
    ("Park School", "Park Primary", "Park Primary"), ("Tesco Superstore", "the Tesco", ""),
    ("Gwyntog Garden Centre", "the Gwyntog", "the Gwyntog"), ("Gwyntog Garden Centre", "gwyntog garden", ""),
    ("Gwyntog Garden Centre", "Gwyntog Garden", "Gwyntog Garden"),
    ("Gwyntog Garden Centre", "gwyntog centre", "gwyntog centre"), ("Gwyntog Village", "the Gwyntog", ""),
    ("Zuq Surgery", "the Zuq", ""), ("Zuqa Surgery", "the Zuqa", "the Zuqa"),
    ("Our Lady's Primary School", "at Our Ladys now", "Our Ladys"), ("Our Lady's Primary School", "our ladys", ""),
    ("Bright Stars Nursery", "at Bright Stars", "Bright Stars"), ("Bright Stars Nursery", "the bright stars", ""),
    ("Zuq Surgery", "zuq doctors", ""), ("Zuq Surgery", "Zuq Doctors", "Zuq Doctors"),
    ("The Ashby Cross School", "ashby cross primary", "ashby cross primary"),
    ("Ysgol Gynradd Gwyntog", "Gynradd Gwyntog", "Gynradd Gwyntog"), ("Ysgol Gynradd Gwyntog", "the Gwyntog", ""),
    ("St Vaner School", "st va ner", "st va ner"), ("Street School", "in Street now", ""),
    ("Gwyntog C of E Junior and Infant Trust", "gwyntog trust", ""),
    ("Gwyntog C of E Junior and Infant Trust", "gwyntog infant", "gwyntog infant"),
    ("Ashby Cross Garden Centre", "ashbycrossgarden", ""),
    ("Ashby Cross Surgery", "ashbycross surgery", "ashbycross surgery"),
    ("Gwyntog Infants", "Gwyntog Primary School", "Gwyntog Primary School"), ("Gwyntog School", "the Gwyntog", ""),
    ("14 Zuq Wynd, Gwyntog", "the Gwyntog", ""), ("Ysgol Gynradd", "ysgol gynradd", "ysgol gynradd"),
    ("Park Hill School", "park hill primary", "park hill primary"),
    ("Gwyntog School", "gwyntogschool", "gwyntogschool"),
    ("Gwyntog Park Surgery", "the Gwyntog Park", "the Gwyntog Park"),
    ("The Vaner Surgery", "Vaner Surgery", "Vaner Surgery"), ("Surgery", "the surgery", "surgery"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text", "written"), ADDRESSES)
def test_an_address(value: str, text: str, written: str) -> None:
    assert found(f"then {text} again", value, "address") == ([written] if written else [])


@pytest.mark.parametrize(
    ("value", "text", "written"),
    [
        ("Bury St Edmunds", "Bury Saint Edmunds", "Bury Saint Edmunds"), ("St Bees", "St. Bee's", "St. Bee's"),
        ("Newcastle upon Tyne", "Newcastle-on-Tyne", "Newcastle-on-Tyne"), ("Vanergreen", "Vaner Green", "Vaner Green"),
        ("Great Vaner", "Gt Vaner", "Gt Vaner"), ("Great Vaner", "Vaner", ""), ("The Vaners", "Vaners", "Vaners"),
        ("Wexholme", "wexholme", "wexholme"),
        ("King's Lynn", "Kings Lynn", "Kings Lynn"), ("Wexholme", "Wexholmes", ""),
        ("Great Vaner", "greatvaner", "greatvaner"),
    ],
)  # fmt: skip
def test_a_place(value: str, text: str, written: str) -> None:
    assert found(f"then {text} again", value, "place") == ([written] if written else [])


@pytest.mark.parametrize(
    ("kind", "value", "text", "is_found"),
    [
        ("phone", "07700 900345 / 01632 960123", "07700900345", True),
        ("phone", "07700 900345 / 01632 960123", "+44 1632 960123", True),
        ("phone", "07700 900345 / 01632 960123", "960123", True),
        ("phone", "07700 900345 / 01632 960123", "900345", False),
        ("phone", "07700 900345/346", "07700 900345/346", True),
        ("phone", "07700/900345", "07700 900345", True),
        ("phone", "01632 960999", "96 09 99", True),
        ("phone", "01632 960999", "01865 960999", False),
        ("phone", "01632 960999", "٩٦٠٩٩٩", True),
        ("phone", "01632 960999", "960999 1", False),
        ("phone", "01632 960999", "960999, and", True),
        ("phone", "020 7946 0123", "7946 0123", True),
        ("phone", "020 7946 0123", "946 0123", False),
        ("phone", "0117 496 0123", "496 0123", True),
        ("phone", "0161 496 0123", "4960123", True),
        ("phone", "0161 496 0123", "960123", False),
        ("phone", "01632 96012", "96012", True),
        ("phone", "+353 86 555 0123", "086 555 0123", True),
        ("phone", "+353 86 555 0123", "86 555 0123", True),
        ("phone", "+48 601 555 678", "601 555 678", True),
        ("phone", "+36 1 555 6789", "06 1 555 6789", True),
        ("phone", "+370 612 34567", "8 612 34567", True),
        ("phone", "+1 202 555 0123", "202 555 0123", True),
        ("phone", "+7 912 345 67 89", "8 912 345 67 89", True),
        ("phone", "+353 86 555 0123", "086 555 0123 4", False),
        ("phone", "+353 86 555 0123", "1 086 555 0123", False),
        ("phone", "+48 601 555", "601 555", False),
        ("phone", "+39 06 555 6789", "06 555 6789", True),
        ("phone", "07700900345 or 654321", "654321", True),
        ("phone", "07700900345 or 54321", "54321", False),
        ("phone", "12345", "12345", True),
        ("phone", "123456789/012345", "123456789012345", True),
        ("phone", "1234567890/123456", "1234567890123456", False),
        ("phone", "12345678901234567", "12345678901234567", True),
        ("phone", "07700900345/654321", "654321", True),
        ("phone", "07700 900345/54321", "54321", False),
        ("phone", "+353 5550123", "5550123", True),
        ("phone", "+353 555012", "555012", False),
        ("phone", "+44 7700 900345", "07700900345", True),
        ("phone", "00353 86 555 0123", "+353 86 555 0123", True),
        ("phone", "+353 86 555 0123", "00353 86 555 0123", True),
        ("phone", "+353 86 555 0123", "00353865550123", True),
        ("phone", "00353 86 555 0123", "086 555 0123", True),
        ("phone", "+44 7700 900345", "07700900345 1", True),
        ("phone", "07700 900345", "4407700900345", True),
        ("phone", "07700 900345", "00447700900345", True),
        ("phone", "07700 900345", "004407700900345", True),
        ("phone", "+353 123", "353123", True),
        ("phone", "+35 312", "35312", False),
        ("phone", "+375 12 345678", "80 12 345678", True),
        ("phone", "07700 900345", "447700900345", True),
        ("phone", "07700 900345", "+44 (0)7700 900345", True),
        ("phone", "07700 900345", "0044 7700 900345", True),
        ("phone", "07700 900345", "0044 (0)7700 900345", True),
        ("phone", "07700 900345", "7700900345", True),
        ("phone", "654321", "0654321", True),
        ("phone", "54321", "054321", False),
        ("phone", "0123 4567", "567", False),
        ("vehicle", "O1O1O1O", "0101010", True),
        ("vehicle", "O1O1O1O1", "01010101", False),
        ("vehicle", "AZAZAZAZ1O", "AZAZAZAZ10", True),
        ("vehicle", "OP04 OGT", "OP04 0 G T", True),
        ("vehicle", "ZZ26 QRT (red Yaris)", "ZZ26QRT", True),
        ("vehicle", "ZZ11 AAA, ZZ12 BBB", "zz12 bbb", True),
        ("vehicle", "ZO07 OTV", "Z007 0TV", True),
        ("vehicle", "Z007 0TV", "ZO07 OTV", True),
        ("vehicle", "AI11 ABC", "A111 ABC", True),
        ("vehicle", "AI11 ABC", "A211 ABC", False),
        ("vehicle", "OP04 OGT", "OP04 0GT", True),
        ("postcode", "SO1 1OO", "S01 100", True),
        ("email", "Work: t.vane@ex.org; home: tvane77@ex.org", "t.vane@ex.org", True),
        ("email", "Work: t.vane@ex.org; home: tvane77@ex.org", "my tvane77 account", True),
        ("email", "Work: t.vane@ex.org; home: tvane77@ex.org", "t vane", False),
        ("email", "tamar.newstart88@gmail.com", "tamar.newstart88 at Gmail", True),
        ("email", "tamar.newstart88@gmail.com", "tamarnewstart88", True),
        ("email", "tamar.quill@gmail.com", "tamar quill on gmail", True),
        ("email", "tamar.quill@gmail.com", "Tamar Quill came", False),
        ("email", "tamar.quill@gmail.com", "tamar.quill", True),
        ("email", "tamar.quill@gmail.com", "Tamar-Quill", False),
        ("email", "philippa@gmail.com", "Philippa came", False),
        ("email", "philippa@gmail.com", "@philippa", True),
        ("email", "philippa@gmail.com", "the philippa account", True),
        ("email", "philippa@gmail.com", "account philippa", True),
        ("email", "info@vaner.org", "info", False),
        ("email", "noreply@vaner.org", "@noreply", False),
        ("email", "t_v88@vaner.org", "t_v88", False),
        ("email", "tam_v88@vaner.org", "tam underscore v88 at vaner dot org", True),
        ("email", "quietharbour@vaner.org", "quietharbour", True),
        ("account", "wa.me/447700900123", "ring 07700 900123", True),
        ("account", "wa.me/447700900123", "ring 07700 900124", False),
        ("account", "Instagram @tamar_rises", "@tamar_rises", True),
        ("account", "Instagram @tamar_rises", "tamar_rises", True),
        ("account", "Instagram @tamar_rises", "tamar rises", False),
        ("account", "Instagram @tamar_rises", "facebook tamar rises", True),
        ("account", "Instagram @tamar_rises", "tamar rises at instagram", True),
        ("account", "Instagram @tamar_rises", "instagram", False),
        ("account", "https://facebook.com/tamar.rises.again", "tamar.rises.again", True),
        ("account", "https://www.facebook.com/tamar.rises.again/", "facebook.com/tamar.rises.again", True),
        ("account", "https://facebook.com/profile.php?id=100088", "100088", True),
        ("account", "https://tiktok.com/@vaner77?lang=en", "vaner77", True),
        ("account", "https://facebook.com/people/vaner77", "vaner77", True),
        ("account", "Snapchat: vaner77", "vaner77", True),
        ("account", "vaner77@example.org", "vaner77", True),
        ("account", "vaner77", "VANER 77", True),
        ("account", "the_real_deal", "the real deal", False),
        ("account", "the_real_deal", "the_real_deal", True),
        ("account", "Snapchat @vaner", "@vaner", True),
        ("account", "Snapchat @vane", "@vane", False),
        ("account", "Snapchat @bluerain", "bluerain", True),
        ("account", "Snapchat @quietrain", "quietrain", True),
        ("account", "Snapchat @redharbour", "redharbour", False),
        ("account", "Snapchat @harbourred", "harbourred", False),
        ("account", "Snapchat @notebook", "notebook", False),
        ("account", "Snapchat @vanerharbour", "vanerharbour", False),
        ("account", "Snapchat @harbourvaner", "harbourvaner", False),
        ("account", "Wexq", "wexq", True),
        ("account", "the wexq", "the wexq", True),
        ("account", "https://vaner.org/ab", "vaner.org/ab", True),
        ("account", "@vaner quillan", "@quillan", False),
        ("account", "https://vaner.org//tamarises", "@tamarises", True),
        ("account", "https://vaner.org/tamarises/harbour1", "harbour1", False),
        ("account", "Snapchat vaner77", "@snapchat", False),
        ("account", "Snapchat @vaner77", "vaner 77", True),
        ("account", "Snapchat @a.quill", "a.quill", False),
        ("account", "Snapchat @ab.quill", "ab.quill", True),
        ("account", "https://www.vaner.org/tam_b_quill/", "tam_b_quill", True),
        ("account", "Snapchat @a_quill", "a_quill", True),
        ("account", "Snapchat @a_quill", "A. Quill", False),
        ("email", "tamar at vaner", "tamar at vaner", True),
        ("email", "tamar.quill@vaner.org", "tamar dot quill at vaner dot org", True),
        ("email", "tamar.quill@vaner.org", "tamar quill at vaner", True),
        ("email", "tamar.quill@vaner.org", "tamar quill on vaner", True),
        ("text", "MARAC", "M.A.R.A.C.", True),
        ("text", "MARAC", "M A R AC", False),
        ("text", "The heron", "the herons", False),
        ("name", "Fairlamb", "Fair Lamb", True),
        ("name", "Fairlamb", "a fair lamb", False),
        ("name", "Fairlamb", "F a i r l a m b", True),
        ("name", "Amy", "A m y", False),
        ("name", "O'Neil", "ONeil", True),
        ("name", "Lane", "ln", False),
        ("name", "Lane Vaner", "Ln Vaner", True),
        ("name", "Vaner Lane", "Vaner Ln", True),
        ("name", "Fairlam", "Fair Lam", True),
        ("name", "Fairla", "Fair La", False),
        ("name", "Fairla", "F.A.I.R.L.A.", True),
        ("name", "Vane", "V.A.N.E.", True),
        ("name", "Vanermead777", "Vaner Mead777", False),
        ("name", "Al Li", "A L L I", False),
        ("name", "Tom Featherquill", "Tom Featherquills", True),
        ("name", "Fairla", "the Fairlas", True),
        ("name", "Vaner", "the Vaners", False),
        ("name", "Featherquill", "Featherquill'", True),
        ("name", "Väner", "Vaener", True),
        ("name", "Vöner", "Voener", True),
        ("name", "Vüner", "Vuener", True),
        ("name", "Våner", "Vaaner", True),
        ("name", "Vøner", "Voener", True),
        ("name", "Mueller", "Muller", True),
        ("name", "Joel Voener", "Jol Voner", True),
        ("name", "Noe", "no", False),
        ("name", "Doey", "doy", True),
        ("name", "Petrov", "Петров", True),
        ("name", "Ann Bea Vaner", "Vaner Ann Bea", True),
        ("name", "Vaner, Ann Bea", "Ann Bea Vaner", True),
        ("name", "Ann Bea Vaner", "A Vaner", True),
        ("name", "Ann Bea Vaner", "A B Vaner", True),
        ("name", "Ann Bea Vaner", "B Vaner", False),
        ("name", "Ann Bea Vaner", "Vaner A", True),
        ("name", "Ann Bea Vaner", "Vaner B", False),
        ("name", "Ann Bea Vaner", "n b vaner", False),
        ("name", "Ann-Bea Vaner", "A Vaner", True),
        ("name", "Ann-Bea Vaner", "B Vaner", False),
        ("name", "Ann-Bea Cid Vaner", "A C Vaner", True),
        ("name", "Ann-Bea Cid Vaner", "Vaner A", True),
        ("name", "Ann-Bea Vaner", "Vaner B", False),
        ("name", "Ann Lee", "A Lee", True),
        ("name", "Ann Li", "A Li", False),
        ("name", "Ann Li", "Li Ann", True),
        ("name", "Ann - Vaner", "A Vaner", False),
        ("name", "Ann Vaner -", "A Vaner", False),
        ("name", "Ann Vane-Wolska", "Vane Wolski Ann", True),
        ("name", "Ann Vane-Wolska", "Wolski Ann", False),
        ("name", "Lane", "in the ln", False),
        ("name", "Lane", "LANE", True),
        ("name", "Featherquill", "Featherquill's", True),
        ("name", "Anna Wolska", "A. Wolskiej", True),
        ("name", "Anna Wolska", "Wolski Anna", True),
        ("name", "Anna Wolska", "Wolski A", True),
        ("surname", "Wolska", "Wolski", True),
        ("surname", "Ann Wolska", "Ann Wolski", True),
        ("surname", "Ann Wolska", "Ana Wolski", False),
        ("surname", "Vaner", "Vaner", True),
        ("surname", "Vane-Wolska", "Vane-Wolski", True),
        ("surname", "Vane-Wolska", "Wolski", False),
        ("name", "Vanmer", "Van Mer", False),
        ("name", "Fairlamb", "f air lamb", False),
        ("name", "Zuqmouse", "zuq mouse", False),
        ("account", "@fair.lamb.house", "fair.lamb house", False),
        ("account", "@fair.lamb.house", "fair.lamb.house", True),
        ("name", "Al O'Ni", "Al ONi", True),
        ("name", "Ann Lee", "AnnLee", True),
        ("name", "Tom Featherquill", "the Featherquills", False),
        ("name", "Mohammed", "محمد", True),
        ("name", "-", "-", False),
        ("surname", "-", "-", False),
        ("phone", "+25", "+25", False),
        ("address", "Saints Olave School, Wexholme", "Saints Olave Academy", True),
    ],
)  # fmt: skip
def test_a_value_of_any_other_kind(kind: Kind, value: str, text: str, is_found: bool) -> None:
    assert bool(found(f"then {text} again", value, kind)) is is_found


@pytest.mark.parametrize(
    "text",
    [
        "tamar dot quill at vaner dot org",
        "tamar quill at vaner.org",
        "Tamar Quill on vaner org",
        "tamar.quill@vaner.org",
    ],
)
def test_an_address_of_mail_is_found_to_its_end(text: str) -> None:
    assert found(f"then {text} again", "tamar.quill@vaner.org", "email") == [text]


@pytest.mark.parametrize(
    ("kind", "value", "text", "is_found"),
    [
        ("phone", "01632 960999", "960999", True),
        ("phone", "01632 960999", "-960999", True),
        ("phone", "01632 960999", "960999-", True),
        ("phone", "01632 960999", "1960999", False),
        ("phone", "01632 960999", "1-960999", False),
        ("phone", "01632 960999", "960999-1", False),
        ("phone", "01632 960999", "1:960999", True),
        ("phone", "01632 960999", "960999:1", True),
        ("account", "@harbour", "@harbour", True),
        ("account", "@harbour", "harbour @", False),
        ("address", "Kingsmead", "Kings Mead", True),
        ("address", "Kingsmead", "kings Mead -", False),
        ("address", "Kingsmead", "kings Mead-", False),
        ("address", "Kingsmead", "Kings-mead", True),
    ],
)
def test_at_the_edges_of_a_text(kind: Kind, value: str, text: str, is_found: bool) -> None:
    assert bool(found(text, value, kind)) is is_found


STREETS = (
    "avenue boulevard close court crescent drive gardens grove house lane lodge mansions meadow meadows mews parade "
    "park place road square street terrace view villas walk way yard buildings building estate heights centre hill row "
    "rise green quay wharf path vale cottage cottages farm"
)
SCHOOLS = (
    "school schools primary junior juniors infant infants secondary comprehensive high grammar academy college nursery "
    "preschool playgroup playschool kindergarten sixth form university"
)
SURGERIES = (
    "surgery practice clinic hospital infirmary hospice pharmacy dentist dental doctors doctor medical gp health"
)
WORKPLACES = (
    "hotel inn cafe restaurant salon hairdressers library supermarket superstore garage bakery office offices factory "
    "works stores store centre shop pub leisure garden care nursing home hair beauty nails barber barbers florist "
    "florists gym studio studios tearoom tearooms bistro takeaway kitchen motors salons cleaners cleaning catering vet"
)
FIRMS = (
    "ltd limited plc llp solicitors accountants accountancy agents lettings undertakers funeral directors butchers "
    "bakers builders electrical plumbing opticians vets chemist chemists bookmakers brokers architects surveyors "
    "consultants consulting engineering haulage transport logistics recruitment sons son daughters brothers bros "
    "partners associates estate insurance veterinary"
)
NO_PLACES = (
    "garden care nursing leisure medical health family group community high special girls boys day royal general "
    "district county estate transport partners brothers sons son daughters electrical insurance agents directors "
    "kitchen hair beauty nails cleaning catering schools doctor"
)
BESIDE = (
    "catholic roman rc cofe church england voluntary aided controlled va vc ce community special and the of c e in "
    "wales group partnership family co company uk trust"
)
CHAINS = (
    "tesco sainsburys asda morrisons aldi lidl waitrose boots greggs costa starbucks mcdonalds kfc argos primark "
    "superdrug poundland wilko iceland barclays hsbc natwest lloyds santander halifax nationwide specsavers amazon nhs "
    "nuffield bupa spar coop co op wetherspoons premier travelodge wickes ikea matalan next nisa londis"
)
SERVICES = (
    "facebook fb instagram insta ig twitter x tiktok tik tok snapchat snap whatsapp telegram signal linkedin youtube "
    "reddit discord twitch pinterest tumblr threads bluesky mastodon skype steam xbox playstation psn gmail googlemail "
    "outlook hotmail yahoo icloud aol btinternet live msn protonmail proton email mail account handle username user "
    "profile page is name messenger on at the her his called as com co uk org net www http https in people"
)
WORDS: list[tuple[str, Kind, str, str, bool]] = [
    (STREETS, "address", "9 Vaner {}", "vaner {}", True),
    ("flat apartment unit room suite block plot floor no number", "address", "{} B Vaner Road", "vaner road", True),
    ("the ye y yr le la", "address", "{} Vaner", "Vaner", True),
    ("ulica os osiedle al aleja aleje plac rue via viale calle rua strada str bulevardul odos ulitsa heol ffordd lon "
     "stryd rruga bd allee chemin piazza plaza", "address", "{} Vaner 3", "3 Vaner", True),
    ("strasse str weg platz allee utca ut gatve g gatan gata straat laan iela sokak sk cadde caddesi ulitsa ul katu "
     "vej gade", "address", "Vaner {} 3", "3 Vaner", True),
    (SCHOOLS, "address", "Gwyntog {}", "gwyntog primary", True),
    (SCHOOLS, "address", "Gwyntog {}", "gwyntog nursery", True),
    (SURGERIES, "address", "Gwyntog {}", "gwyntog surgery", True),
    (SURGERIES, "address", "Gwyntog {}", "gwyntog medical centre", True),
    (f"{SURGERIES} {WORKPLACES} {FIRMS}", "address", "Gwyntog {}", "the Gwyntog", True),
    (FIRMS, "address", "Hartley & Fenn {}", "Hartley Fenn", True),
    (FIRMS, "address", "Baker & Hill {}", "Baker Hill", False),
    (BESIDE, "address", "Gwyntog {} School", "gwyntog school", True),
    ("ysgol coleg meddygfa canolfan", "address", "{} Gwyntog Trust", "{} Gwyntog", True),
    ("gynradd uwchradd gyfun feithrin iechyd gymraeg gatholig", "address", "Ysgol {} Gwyntog", "ysgol gwyntog", True),
    (CHAINS.title(), "address", "{} Gwyntog Superstore", "The {} Gwyntog", False),
    (NO_PLACES, "address", "Gwyntog {} School", "gwyntog {}", False),
    (NO_PLACES.title(), "address", "Gwyntog {} School", "Gwyntog {}", True),
    ("nursery preschool playgroup playschool kindergarten", "address", "Bright Stars {}", "Bright Stars", True),
    ("Our Holy Sacred Blessed Christ Corpus Immaculate All Good", "address", "{} Vaner Primary School", "{} Vaner",
     True),
    ("pre-school preschool playgroup play-group playschool play-school nursery", "address", "Gwyntog Kindergarten",
     "gwyntog {}", True),
    ("vet vets vet's", "address", "Gwyntog Veterinary Surgery", "gwyntog {}", True),
    ("dentist dentists dentist's", "address", "Gwyntog Dental Practice", "gwyntog {}", True),
    ("School Primary Primary-School Academy High Nursery College", "address", "Gwyntog Infants", "Gwyntog {}", True),
    ("surgery doctors doctor's practice medical-centre health-centre gp docs", "address", "Gwyntog Dentist",
     "gwyntog {}", True),
    ("the at of and in on to from n y s upon", "place", "The Vane {} Quill", "Vane {} Quill", True),
    ("over a near", "place", "The Vane {} Quill", "Vane {} Quill", False),
    ("960999-1 960999.1 960999(1 960999)1 960999/1 1-960999 1/960999 (1)960999", "phone", "01632 960999", "{}", False),
    (SERVICES, "account", "https://vaner.org/{}/tamar.rises77", "tamar rises 77", True),
    ("facebook instagram insta tiktok snapchat twitter gmail hotmail outlook yahoo", "email", "tamar_rises@vaner.org",
     "{} tamar rises", True),
    ("on at", "email", "tamar_rises@vaner.org", "tamar rises {} twitter", True),
    ("on at", "email", "tamar_rises@vaner.org", "tamar rises {} home", False),
    ("account accounts profile email username handle page", "email", "tamar_rises@vaner.org", "tamar rises {}", True),
    ("admin office enquiries contact hello reception support sales noreply info mail team", "email", "{}@vaner.org",
     "@{}", False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "value", "text", "is_found"), WORDS)
def test_each_word_that_says_what_a_thing_is(words: str, kind: Kind, value: str, text: str, is_found: bool) -> None:
    for word in words.split():
        assert bool(found(f"then {text.format(word)} again", value.format(word), kind)) is is_found, word


def test_a_possessive_is_not_within_the_mark() -> None:
    assert found("Featherquill's car", "Featherquill", "name") == ["Featherquill"]
    assert found("the Featherquills came", "Featherquill", "name") == ["Featherquills"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("wojciechowska", "wojciechowskiego"), ("wojciechowski", "wojciechowska"), ("nowacki", "nowacka"),
        ("petrov", "petrova"), ("lebedev", "lebedeva"), ("pushkin", "pushkina"), ("shukshin", "shukshina"),
        ("cerny", "cerna"), ("cerna", "cerneho"), ("paulauskas", "paulauskiene"), ("paulauskaite", "paulauskas"),
        ("jonaitis", "jonaitiene"), ("baltys", "baltyte"), ("petkus", "petkute"), ("stankevicius", "stankeviciute"),
        ("berzins", "berzina"), ("kalozols", "kalozola"), ("krumtis", "krumte"), ("papadopoulos", "papadopoulou"),
        ("vasilidis", "vasilidou"), ("georgiadis", "georgiadou"), ("georgakis", "georgaki"), ("dimatos", "dimatou"),
        ("kowalczyk", "kowalczykowi"), ("novak", "novakova"), ("novakova", "novak"), ("kubicek", "kubicka"),
        ("novakova", "novakovi"), ("tolstoysky", "tolstoyskaya"), ("wolanin", ""), ("ng", ""), ("quill", ""),
        ("stova", ""), ("dzik", ""), ("kubova", "kubami"), ("petkaus", "petkus"),
    ],
)  # fmt: skip
def test_forms_of_a_surname(name: str, other: str) -> None:
    assert (other in inflected(name)) if other else not inflected(name)


def test_the_cases_of_a_name_that_ends_in_a_consonant() -> None:
    ends = "a owi iem em om ami owie ovi ova owa ovou owej"
    assert inflected("kowalczyk") == {f"kowalczyk{end}" for end in ends.split()}


def test_no_form_is_an_ordinary_word_or_the_name_itself_or_short() -> None:
    for name in ("harris", "davis", "collins", "marek", "wolska", "petrov", "kellas", "berova", "studis"):
        forms = inflected(name)
        assert name not in forms
        assert not any(map(is_ordinary, forms))
        assert all(len(form) > 4 for form in forms)


@pytest.mark.parametrize(
    ("family", "parts"),
    [("Threlk-Quill", ("Threlk", "Quill")), ("Threlk", ()), ("van der Berg", ("Berg",)), ("della-Vane", ("Vane",)),
     ("ferch Gwyn", ("Gwyn",)), ("Li-Anders", ("Anders",)),
     ("al-Rashid", ("Rashid",)), ("", ()), ("- Quill", ()), ("Vane ..... Quill", ("Vane", "Quill"))],
)  # fmt: skip
def test_halves_of_a_double_surname(family: str, parts: tuple[str, ...]) -> None:
    assert halves(family) == parts


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Fence", True),
        ("fence", False),
        ("Old Fence", True),
        ("Old fence", False),
        ("May", False),
        ("MARCH", False),
        ("Old May", False),
    ],
)
def test_an_ordinary_word_as_a_name(text: str, is_name: bool) -> None:
    assert stands_as_a_name(f"in {text} now", 3, 3 + len(text)) is is_name


@pytest.mark.parametrize("title", ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Rev", "PC", "DC", "Sgt", "Mrs."])
def test_a_month_after_a_title_is_a_name(title: str) -> None:
    assert stands_as_a_name(f"{title} May", len(title) + 1, len(title) + 4)
    assert not stands_as_a_name(f"{title} may", len(title) + 1, len(title) + 4)


def test_a_title_may_stand_some_way_before_a_month() -> None:
    assert stands_as_a_name("Miss.   May", 8, 11)


@pytest.mark.parametrize(
    "word",
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday spring summer autumn winter christmas easter".split(),
)
def test_words_of_dates_are_ordinary_and_no_names(word: str) -> None:
    assert is_ordinary(word)
    assert not stands_as_a_name(word.title(), 0, len(word))


def test_a_name_in_a_street_is_a_place_s() -> None:
    assert stands_for_a_place("Threlk Park", 6)
    assert not stands_for_a_place("Threlk parked", 6)
    assert not stands_for_a_place("Threlk Parks", 6)
    assert not stands_for_a_place("Threlk", 6)


@pytest.mark.parametrize(
    "word", ["fence", "over", "marks", "reading", "neighbours", "organised", "between", "upon", "whose"]
)
def test_words_of_english(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["featherquill", "wexholme", "larkspur", "london", "ashby", "", "#"])
def test_words_of_no_english(word: str) -> None:
    assert not is_ordinary(word)


def test_the_dictionary_is_read_as_its_library_reads_it() -> None:
    from lemminflect import getAllLemmas

    held = _dictionary()
    words = [*sorted(_much_used())[::40], "whoever", "thou", "went", "larkspurs", "neighbours", "ok"]
    for word in words:
        stems = {word, *(stem for stems in getAllLemmas(word).values() for stem in stems)} if word.isalpha() else set()
        assert (word in held) == (bool(getAllLemmas(word)) and not _much_used().isdisjoint(stems)), word
    assert len(held) > 25_000


SHORTENED = (
    "avenue: ave av avn; boulevard: blvd bvd; close: cl clo; cottage: cott; cottages: cotts; "
    "crescent: cres crs cresc; court: ct crt; drive: dr drv; gardens: gdns gdn; green: grn; grove: gr gro grv; "
    "house: hse; heights: hts; lane: ln; lodge: ldg lge; meadow: mdw; meadows: mdws; mews: mws; parade: pde; "
    "park: pk; place: pl; road: rd; square: sq; station: sta stn; street: st saint ste; terrace: terr tce ter; "
    "row: rw; villas: vls; view: vw; wharf: whf; walk: wlk; way: wy; yard: yd; flat: ft; apartment: apt; "
    "buildings: bldgs; building: bldg; centre: ctr; estate: est; north: nth; south: sth; great: gt; lower: lwr; "
    "upper: upr; mount: mt; school: sch; college: coll; hospital: hosp; primary: prim; ulica: ul ulicy; "
    "common: cmn; mansions: mans; hill: hl; hills: hls; valley: vly; broadway: bway bdwy; causeway: cswy; gate: gte; "
    "quay: qy; farm: frm fm; harbour: hbr; arcade: arc; circus: circ; corner: cnr; esplanade: esp; field: fld; "
    "fields: flds; market: mkt; manor: mnr; orchard: orch; promenade: prom; ridge: rdg; tower: twr; towers: twrs; "
    "village: vlg; parade: prd; industrial: ind; little: lt ltl lil; medical: med; centre: center; "
    "practice: prac practise; junior: jnr; university: uni univ; infants: infs; juniors: jnrs; wood: wd; woods: wds; "
    "bridge: brg bdge; mount: mnt; close: clse; avenida: avda"
)


@pytest.mark.parametrize("line", SHORTENED.split("; "))
def test_what_is_shortened_is_one_word_with_the_whole(line: str) -> None:
    whole, shorts = line.split(": ")
    for short in shorts.split():
        assert words_of(short.upper()) == words_of(whole) == (whole,), short


@pytest.mark.parametrize(
    ("number", "said"),
    [*enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )],
)  # fmt: skip
def test_an_ordinal_in_figures_is_one_in_letters(number: int, said: str) -> None:
    assert (said,) in readings_of(f"{number}th")


@pytest.mark.parametrize(
    ("written", "compared"),
    [("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ð", "d"), ("ı", "i"), ("ħ", "h")],
)
def test_a_letter_that_is_no_accent_is_compared_as_its_plainest(written: str, compared: str) -> None:
    assert words_of(f"X{written}x") == (f"x{compared}x",)


def test_the_ways_to_read_a_value() -> None:
    assert readings_of("Mary's 1st") == (
        ("mary", "s", "1", "street"), ("mary", "s", "first"), ("marys", "1", "street"), ("marys", "first")
    )  # fmt: skip
    assert readings_of("Mary s 1 st 0th 21st") == (("mary", "s", "1", "street", "0", "th", "21", "street"),)
    assert len(readings_of("a'b c'd e'f g'h i'j")) == 16
    assert readings_of("") == ((),)


@pytest.mark.parametrize("value", ["x'’s A7 1th", "7's 1km", "&st 100th"])
def test_what_is_no_other_way_to_read_a_value(value: str) -> None:
    plain = words_of(value)
    assert [reading for reading in readings_of(value) if reading != plain] == (
        [(*plain[:-2], "first")] if value.endswith("1th") else []
    )


def test_a_letter_that_is_silent_by_itself_is_no_word() -> None:
    assert words_of("ь x") == ("x",)
    assert tokens_of("ь x") == [(2, 3, "x")]


@pytest.mark.parametrize(
    ("text", "value", "there"),
    [
        ("under CR/04471/25 it says", "CR/04471/2025", "CR/04471/25"),
        ("under CR/04471/2025 it says", "CR/04471/25", "CR/04471/2025"),
        ("under CR/4471/2025 it says", "CR/04471/2025", "CR/4471/2025"),
        ("under CR 04471 2025 it says", "CR/04471/2025", "CR 04471 2025"),
        ("under CR/04471/24 it says", "CR/04471/2025", ""),
        ("under AB/12/2025 it says", "AB/12/25", ""),
        ("under AB/1234/1825 it says", "AB/1234/25", ""),
        ("on 12 May 2025", "12 May 25", ""),
    ],
)
def test_a_reference_has_its_year_in_full_or_in_short(text: str, value: str, there: str) -> None:
    assert found(text, value, "text") == ([there] if there else [])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Barker and Hale Solicitors", ["b and h", "barkers", "barker s"]),
        ("Xu and Hale Solicitors", ["x and h"]),
        ("Barker Hale Solicitors", ["barkers", "barker s"]),
        ("Barker or Hale Solicitors", ["barkers", "barker s"]),
        ("Lowe and Hale and Vane Solicitors", ["lowes", "lowe s"]),
        ("Barker Solicitors", []),
        ("Barker and Hale Bakery", []),
        ("St Bride's Catholic Primary School", ["brides", "bride s"]),
        ("Ysgol Vaner's", ["vaners", "vaner s"]),
        ("St Ann's School", []),
        ("St Anne's School (Barker's)", ["annes", "anne s"]),
        ("Vane's School", ["vanes", "vane s"]),
        ("14 Vane's Road", []),
        ("Barker's", []),
        ("The School", []),
    ],
)
def test_what_is_said_of_an_owner_or_a_saint(value: str, said: list[str]) -> None:
    """Alone only where the name is long enough to be known by."""
    assert list(map(" ".join, said_of_its_owner(value))) == said


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("Gwyntog Vale Boys and Girls Grammar School", "gvbggs"),
        ("Gwyntog Vale Boys and Girls Grammar School Trust", ""),
        ("Gwyntog Vale", ""),
        ("Gwyntog Vale Hill", ""),
        ("The High School", ""),
        ("Gwyntog Academy", ""),
        ("Vane's Pre-School", ""),
        ("Gwyntog Vale Pre-School", "gvp"),
        ("Ysgol Bryn Coch", "ybc"),
        ("School of the Vale and Hill in Gwyntog Academy", "svhga"),
        ("Gwyntog Vale School (for girls)", "gvs"),
    ],
)
def test_what_people_make_of_a_long_name(value: str, letters: str) -> None:
    assert first_letters(value) == letters
