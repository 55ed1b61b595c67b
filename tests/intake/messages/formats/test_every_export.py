# SPDX-License-Identifier: Apache-2.0
"""Each format takes its own exports and no other's, says what they leave out, and can be stopped."""

from collections.abc import Callable
from types import ModuleType

import pytest

from tests.intake.messages.formats import (
    test_google_voice,
    test_imazing,
    test_imazing_text,
    test_imessage_page,
    test_imessage_text,
    test_meta_json,
    test_meta_page,
    test_snapchat,
    test_snapchat_page,
    test_telegram,
    test_telegram_page,
)
from tests.intake.messages.formats.exports import Content, as_json, source_of
from vlu_desktop.intake.messages.formats import (
    google_voice,
    imazing,
    imazing_text,
    imessage_page,
    imessage_text,
    meta_json,
    meta_page,
    snapchat,
    snapchat_page,
    telegram,
    telegram_page,
)
from vlu_desktop.intake.messages.message import MessageFile
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

FORMATS: dict[ModuleType, tuple[Callable[[MessageSource], bool], Callable[[MessageSource], MessageFile]]] = {
    imazing: (imazing.is_imazing, imazing.IMazingFile),
    imazing_text: (imazing_text.is_imazing_text, imazing_text.IMazingText),
    imessage_text: (imessage_text.is_imessage_text, imessage_text.IMessageText),
    imessage_page: (imessage_page.is_imessage_page, imessage_page.IMessagePage),
    meta_json: (meta_json.is_meta_json, meta_json.MetaDownload),
    meta_page: (meta_page.is_meta_page, meta_page.MetaPages),
    snapchat: (snapchat.is_snapchat, snapchat.SnapchatDownload),
    telegram: (telegram.is_telegram, telegram.TelegramExport),
    snapchat_page: (snapchat_page.is_snapchat_page, snapchat_page.SnapchatPages),
    telegram_page: (telegram_page.is_telegram_page, telegram_page.TelegramPages),
    google_voice: (google_voice.is_google_voice, google_voice.GoogleVoice),
}
META_PAGE = test_meta_page.page(test_meta_page.newer("Rowan Ash", "hi", "19 Oct 2019, 14:40"))
EXAMPLES: list[tuple[ModuleType, Content]] = [
    (imazing, test_imazing.OLDER),
    (imazing, {"csv/Rowan.csv": test_imazing.OLDER}),
    (imazing_text, test_imazing_text.CHAT),
    (imazing_text, {"Rowan.txt": test_imazing_text.CHAT, "IMG_0001.jpeg": b"x"}),
    (imessage_text, test_imessage_text.CHAT),
    (imessage_text, {"Rowan.txt": test_imessage_text.CHAT}),
    (imessage_page, test_imessage_page.PAGE),
    (imessage_page, {"Rowan.html": test_imessage_page.PAGE}),
    (meta_json, test_meta_json.FACEBOOK),
    (meta_json, test_meta_json.thread(test_meta_json.said("Rowan Ash", "hi"))),
    (meta_json, as_json(test_meta_json.SEALED)),
    (meta_json, {"Rowan Ash_15.json": as_json(test_meta_json.SEALED)}),
    (meta_page, META_PAGE),
    (meta_page, {f"{test_meta_page.INBOX}/message_1.html": META_PAGE}),
    (snapchat, as_json(test_snapchat.NEWER)),
    (snapchat, as_json(test_snapchat.OLDER)),
    (snapchat, as_json(test_snapchat.CALLS)),
    (snapchat, {"json/chat_history.json": as_json(test_snapchat.NEWER)}),
    (snapchat, {"json/talk_history.json": as_json(test_snapchat.CALLS)}),
    (telegram, as_json(test_telegram.PERSONAL)),
    (telegram, {"ChatExport/result.json": as_json(test_telegram.PERSONAL)}),
    (snapchat_page, test_snapchat_page.FRIEND),
    (snapchat_page, test_snapchat_page.TABLES),
    (snapchat_page, {"html/chat_history/subpage_rowan_ash.html": test_snapchat_page.FRIEND}),
    (telegram_page, test_telegram_page.PAGE),
    (telegram_page, {"ChatExport/messages.html": test_telegram_page.PAGE}),
    (google_voice, test_google_voice.TEXTS),
    (google_voice, test_google_voice.VOICEMAIL),
    (google_voice, test_google_voice.TAKEOUT),
]
each_example = pytest.mark.parametrize(("own", "content"), EXAMPLES)


@each_example
def test_it_is_taken_by_its_own_format_alone(own: ModuleType, content: Content) -> None:
    source = source_of(content)
    assert [each for each, (matches, _) in FORMATS.items() if matches(source)] == [own]


def _opened(module: ModuleType, source: MessageSource) -> MessageFile:
    return FORMATS[module][1](source)


@each_example
def test_each_says_whose_clock_it_is_and_what_it_leaves_out(own: ModuleType, content: Content) -> None:
    file = _opened(own, source_of(content))
    for sentence in (file.clock, *file.leaves_out):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert len(file.leaves_out) > 1
    for asked in file.asked:
        assert asked.question.endswith((".", "?"))
        for key, _ in asked.choices:
            again = file.answered(asked.key, key)
            assert next(each.answer for each in again.asked if each.key == asked.key) == key


@each_example
def test_whoever_watches_may_stop_it(own: ModuleType, content: Content) -> None:
    def stop(done: int, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(_opened(own, source_of(content)).read(stop))


LIMITS = [
    (imessage_page, "MOST_BYTES", test_imessage_page.PAGE, "larger than is read at once"),
    (meta_json, "MOST_BYTES", test_meta_json.FACEBOOK, "more messages than are read at once"),
    (meta_page, "MOST_BYTES", META_PAGE, "more messages than are read at once"),
    (snapchat, "MOST_BYTES", " " * (1 << 20) + as_json(test_snapchat.NEWER), None),
    (google_voice, "MOST_BYTES", test_google_voice.TEXTS, "larger than any of one conversation"),
]


@pytest.mark.parametrize(("module", "limit", "content", "says"), LIMITS)
def test_what_would_fill_the_memory_is_refused(
    module: ModuleType, limit: str, content: Content, says: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, limit, 100)
    file = _opened(module, source_of(content))
    if says is None:
        assert list(file.read())
        return
    with pytest.raises(UserError, match=says):
        list(file.read())
