# SPDX-License-Identifier: Apache-2.0
"""What WhatsApp itself writes in a message's place, in the languages its exports are commonly in here.

What stands in none of these is a message, never the other way: a message taken for a notice would be lost from a count.
"""

import re


def _any(words: str) -> str:
    """One of the phrases, a line each, the longest first; a phrase may itself be a pattern."""
    return "|".join(sorted((line.strip() for line in words.strip().splitlines()), key=len, reverse=True))


OMITTED = re.compile(
    "<(?:"
    + _any("""
        media omitted
        view once \\w+(?: \\w+)? omitted
        (?:image|video|audio|gif|sticker|document|contact card) omitted
        medien ausgeschlossen
        medien weggelassen
        multimedia omitido
        archivo omitido
        m[ée]dias? omis
        fichier omis
        m[ií]dia oculta
        m[ií]dia omitida
        arquivo de m[ií]dia oculto
        ficheiro n[aã]o revelado
        media omessi
        media weggelaten
        pominięto multimedia
        fișier media omis
        medya dahil edilmedi
        media utelades
        media utelämnat
        media har utelämnats
        без медиафайлов
        تم استبعاد (?:الوسائط|الصورة|الفيديو|الصوت|الملصق|المستند)
    """)
    + ")>|"
    + _any("""
        (?:image|video|audio|gif|sticker|document|contact card|video note|voice message|media)s? omitted
        view once \\w+(?: \\w+)? omitted
        (?:bild|video|audio|gif|sticker|dokument|kontaktkarte) (?:weg|aus)gelassen
        (?:imagen|video|audio|gif|sticker|documento|tarjeta de contacto) omitid[oa]
        (?:image|vidéo|audio|gif|sticker|autocollant|document|fiche contact) absente?
        (?:image|vidéo|audio|gif|document) (?:omise?|manquante?)
        (?:immagine|video|audio|gif|sticker|documento) omess[oa]
        (?:imagem|vídeo|áudio|gif|figurinha|documento) ocult[oa]
        (?:imagem|vídeo|áudio|gif|autocolante|documento) (?:omitid[oa]|n[aã]o revelad[oa])
        (?:afbeelding|video|audio|gif|sticker|document) weggelaten
        (?:görüntü|resim|video|ses|gif|çıkartma|belge|kişi kartı) dahil edilmedi
        (?:imagine|videoclip|video|gif|sticker|document) omis[ăa]?
        (?:bild|video|ljud|gif|sticker|dokument) utelämna[dt]
        تم استبعاد (?:الوسائط|الصورة|الفيديو|الصوت|الملصق|المستند)
    """),
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    "[^\\W\\d][^<>:\n]{1,40} (?:"
    + _any("""
        (?:weg|aus)gelassen
        (?:omitid|incluid|ocult|revelad)[oa]s?
        omise?s?
        absente?s?
        manquante?s?
        omess[oaie]
        weggelaten
        pominięt[oaey]
        dahil edilmedi
        utelämna(?:d|t|de|ts)
    """)
    + ")",
    re.IGNORECASE,
)
"""The same of any kind of file, where a mark before it says already that these are the phone's own words."""
ENCRYPTED = re.compile(
    "(?:messages|nachrichten|los mensajes|les messages|as mensagens|i messaggi|berichten|wiadomości|mesajlar|mesajele"
    "|meddelanden|сообщения|الرسائل)\\b.{0,160}(?:"
    + _any("""
        end-to-end[ -](?:encrypt|versleuteld|krypter)
        ende-zu-ende-verschlüsselt
        cifrad[oa]s de extremo a extremo
        chiffrés de bout en bout
        (?:criptografia|encriptaç\\w+|encriptad[oa]s) (?:de )?ponta a ponta
        crittograf\\w+ end-to-end
        szyfrowan\\w+ (?:metodą )?end-to-end
        uçtan uca şifre
        criptat\\w* (?:integral|end-to-end)
        مشفرة تمام
        сквозным шифрованием
    """)
    + ")",
    re.IGNORECASE,
)
"""The notice that every chat begins with, which an iPhone says in the name of the other or of the group."""
DELETED = re.compile(
    "(?P<own>"
    + _any("""
        you deleted this message
        you deleted this message as admin
        du hast diese nachricht gelöscht
        eliminaste este mensaje
        vous avez supprimé ce message
        hai eliminato questo messaggio
        (?:você |voc[eê] )?apag(?:ou|aste) esta mensagem
        u hebt dit bericht verwijderd
        je hebt dit bericht verwijderd
        usunięto tę wiadomość
        ai șters acest mesaj
        du raderade (?:detta|det här) meddelande(?:t)?
        bu mesajı sildiniz
    """)
    + ")\\.?|(?:"
    + _any("""
        this message was deleted(?: by admin .{1,80})?
        diese nachricht wurde gelöscht
        se eliminó este mensaje
        este mensaje fue eliminado
        ce message a été supprimé
        questo messaggio è stato eliminato
        (?:esta )?mensagem (?:foi )?apagada
        dit bericht is verwijderd
        ta wiadomość została usunięta
        acest mesaj a fost șters
        bu mesaj silindi
        (?:detta|det här) meddelande(?:t)? (?:har )?raderat?s
        данное сообщение удалено
        تم حذف هذه الرسالة
    """)
    + ")\\.?",
    re.IGNORECASE,
)
EDITED = re.compile(
    "\\s?\u200e?<(?:"
    + _any("""
        this message was edited
        diese nachricht wurde bearbeitet
        se editó este mensaje
        ce message a été modifié
        questo messaggio è stato modificato
        (?:esta )?mensagem (?:foi )?editada
        dit bericht is bewerkt
        ta wiadomość została edytowana
        bu mesaj düzenlendi
    """)
    + ")\\.?>\\s*$",
    re.IGNORECASE,
)
CALL = re.compile(
    "(?:(?P<missed>missed|silenced|unanswered|declined|verpasster|stummgeschalteter|gemiste|gemist|nieodebrane"
    "|cevapsız|missat|пропущенный) )?(?:"
    + _any("""
        (?:group )?(?:voice|video|audio) call
        group call
        (?:sprach|video|gruppen)anruf
        (?:llamada|videollamada)(?: grupal)?(?: de (?:voz|v[ií]deo))?
        appel(?: de groupe)?(?: vocal| vid[ée]o| audio)?
        (?:chiamata|videochiamata)(?: di gruppo)?(?: vocale| video)?
        (?:chamada|ligação)(?: em grupo)?(?: de (?:voz|vídeo))?
        (?:spraak|video-?|groeps)oproep
        połączenie (?:głosowe|wideo)
        (?:sesli|görüntülü) arama
        apel (?:vocal|video|audio)
        (?:röst|video)samtal
        (?:аудио|видео|групповой )?звонок
        مكالمة(?: صوتية| فيديو)?
    """)
    + ")(?P<after> perdid[ao]| manquée?| pers[ao]| perduta| pierdut| nepreluat| فائتة)?"
    "(?:(?: (?:at|um|a las|à|alle|às|om|в)|,) \\d{1,2}[:.]\\d{2}(?:\\s?[ap]\\.?m\\.?)?)?"
    "(?:[,.] (?:(?P<length>(?:\\d+\\s?(?:hours?|hrs?|std|stunden?|horas?|heures?|ore|ora|uur|uren|godz|h|minut\\w*"
    "|mins?|min|seconds?|secondes?|secondi|segundos?|secs?|sek\\w*|seg|s|m)\\.?[ ,]*)+)|(?P<more>"
    + _any("""
        tap to call back
        click to call back
        (?:no answer|not answered)
        declined
        busy
        focus mode
        answered on other device
        \\d+ joined
        zum zurückrufen tippen
        (?:keine antwort|nicht angenommen)
        (?:sin respuesta|no contestada)
        toca para devolver la llamada
        (?:pas de réponse|sans réponse|aucune réponse)
        appuyez pour rappeler
        (?:nessuna risposta|senza risposta)
        tocca per richiamare
        (?:sem resposta|não atendida)
        toque para ligar de volta
        (?:geen antwoord|niet beantwoord)
        brak odpowiedzi
    """)
    + ")))?\\.?",
    re.IGNORECASE,
)
"""`missed` and `after` say that nobody answered, `length` how long it lasted, `more` what else is told of it."""
ANSWERED = re.compile("answered on other device|\\d+ joined", re.IGNORECASE)
_BARE = frozenset("llamada appel chiamata chamada ligação videollamada videochiamata звонок مكالمة".split())
_LENGTH = re.compile("(\\d+)\\s?(\\w)(\\w)?", re.IGNORECASE)
_HOURS = frozenset("h o u g".split())


def is_call(found: re.Match[str]) -> bool:
    """Whether what `CALL` found says enough to be no word that somebody might send by itself."""
    return bool(found["missed"] or found["after"] or found["length"] or found["more"]) or (
        found.group().casefold().rstrip(".") not in _BARE
    )


def seconds_of(length: str) -> int:
    """How long a call was, by what the service writes of it."""
    seconds = 0
    for number, first, second in _LENGTH.findall(length.casefold()):
        hours = first in _HOURS or (first, second) == ("s", "t")
        seconds += int(number) * (3600 if hours else 60 if first == "m" else 1)
    return seconds
