# SPDX-License-Identifier: Apache-2.0
"""The timeline under real mouse, wheel and keys."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.timeline.shaping import Case, campaign
from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.timeline.display_list import HitArea, Role
from vlu_desktop.timeline.scene import Style
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline import spoken_text
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.timeline.timeline_table_model import KEY_ROLE, SORT_ROLE, TimelineTableModel
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.theme import THEMES

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
# The offscreen platform can neither raise a menu nor give it the keyboard, and says so.
menus_offscreen = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Callable[[TimelineModel], TimelineWidget]]:
    def timeline(model: TimelineModel) -> TimelineWidget:
        widget = TimelineWidget(palette_for(THEMES["light"]), date(2026, 8, 2))
        qtbot.addWidget(widget)
        widget.resize(1000, 760)
        widget.set_model(model)
        widget.show()
        qtbot.waitExposed(widget)
        widget.setFocus()
        return widget

    yield timeline
    for menu in QApplication.topLevelWidgets():
        if isinstance(menu, QMenu):
            menu.close()


@pytest.fixture
def widget(make: Callable[[TimelineModel], TimelineWidget]) -> TimelineWidget:
    return make(TimelineModel.from_case(*campaign()))


def single(widget: TimelineWidget) -> tuple[QPoint, str]:
    """Where some single mark lies that nothing else lies near, and its incident."""
    page = widget.stage.page
    for glyph in page.glyphs:
        hit = page.at(glyph[0], glyph[1])
        assert hit is not None
        point = QPoint(round(glyph[0]), round(glyph[1]))
        again = page.at(point.x(), point.y())
        if glyph[3] != Style.CLUSTER and again is not None and again.key == page.hit_of(glyph).key:
            return point, hit.key
    raise AssertionError("no single mark is in view")


def wheel(widget: TimelineWidget, x: float, y: float, notches: int, **more: Qt.KeyboardModifier) -> None:
    port = widget.viewport()
    event = QWheelEvent(
        QPointF(x, y), QPointF(port.mapToGlobal(QPoint(int(x), int(y)))), QPoint(), QPoint(0, notches * 120),
        Qt.MouseButton.NoButton, more.get("modifiers", Qt.KeyboardModifier.NoModifier), Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def pull(widget: TimelineWidget, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    port, held = widget.viewport(), modifier or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, LEFT, held, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, held, end)


def menu_texts() -> list[str]:
    menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    return [action.text() for menu in menus for action in menu.actions()]


def test_a_click_chooses_an_incident_and_enter_opens_it(widget: TimelineWidget, qtbot: QtBot) -> None:
    point, incident_id = single(widget)

    with qtbot.waitSignal(widget.selection_changed) as chosen:
        QTest.mouseClick(widget.viewport(), LEFT, pos=point)
    with qtbot.waitSignal(widget.incident_activated) as opened:
        QTest.keyClick(widget, Qt.Key.Key_Return)

    assert chosen.args == [incident_id]
    assert opened.args == [incident_id]


def test_a_double_click_opens_an_incident(widget: TimelineWidget, qtbot: QtBot) -> None:
    point, incident_id = single(widget)

    with qtbot.waitSignal(widget.incident_activated) as opened:
        QTest.mouseDClick(widget.viewport(), LEFT, pos=point)

    assert opened.args == [incident_id]


def test_the_arrows_walk_through_every_incident_in_time(make: Callable[[TimelineModel], TimelineWidget]) -> None:
    case = Case()
    ids = [case.incident(When.on(date(2024, month, 3)), "call") for month in (1, 5, 9)]
    widget = make(TimelineModel.from_case(case.file()))
    seen = []

    for _ in range(4):
        QTest.keyClick(widget, Qt.Key.Key_Right)
        seen.append(widget.selected)
    QTest.keyClick(widget, Qt.Key.Key_Home)

    assert seen == [*ids, ids[-1]]
    assert widget.selected == ids[0]


def test_down_goes_to_the_nearest_in_the_next_lane(make: Callable[[TimelineModel], TimelineWidget]) -> None:
    case = Case()
    call = case.incident(When.on(date(2024, 1, 3)), "call")
    case.incident(When.on(date(2024, 9, 3)), "follow")
    near = case.incident(When.on(date(2024, 1, 20)), "assault")
    widget = make(TimelineModel.from_case(case.file()))
    widget.select(call)

    QTest.keyClick(widget, Qt.Key.Key_Down)
    QTest.keyClick(widget, Qt.Key.Key_Down)

    assert widget.selected == near


def test_walking_brings_what_is_out_of_view_into_view(widget: TimelineWidget) -> None:
    first = widget.stage.walk[0]
    wheel(widget, 900, 300, 12)
    assert widget.stage.view.start > float(widget.stage.model.marks.end[0])

    QTest.keyClick(widget, Qt.Key.Key_Home)

    assert widget.selected == first
    assert widget.stage.view.left <= widget.stage.view.x(widget.stage.time_of(first)) <= widget.stage.view.right


def test_the_wheel_zooms_about_the_pointer(widget: TimelineWidget) -> None:
    under = widget.stage.view.time(600)
    before = widget.stage.view.end - widget.stage.view.start

    wheel(widget, 600, 300, 5)

    assert widget.stage.view.end - widget.stage.view.start == pytest.approx(before / 1.25**5)
    assert widget.stage.view.time(600) == pytest.approx(under)


def test_shift_and_the_wheel_pan(widget: TimelineWidget) -> None:
    wheel(widget, 600, 300, 5)
    span, start = widget.stage.view.end - widget.stage.view.start, widget.stage.view.start

    wheel(widget, 600, 300, -1, modifiers=SHIFT)

    assert widget.stage.view.start > start
    assert widget.stage.view.end - widget.stage.view.start == pytest.approx(span)


def test_dragging_the_lanes_pans(widget: TimelineWidget) -> None:
    wheel(widget, 600, 300, 5)
    held = widget.stage.view.time(700)
    y = round(widget.stage.page.bottom - 4)

    pull(widget, QPoint(700, y), QPoint(500, y))

    assert widget.stage.view.time(500) == pytest.approx(held, abs=0.5)


def test_the_overviews_frame_is_a_scroll_bar(widget: TimelineWidget) -> None:
    wheel(widget, 600, 300, 8)
    stage = widget.stage
    middle = round((stage.overview_x(stage.view.start) + stage.overview_x(stage.view.end)) / 2)
    start = stage.view.start

    pull(widget, QPoint(middle, 30), QPoint(middle + 60, 30))
    assert stage.view.start == pytest.approx(start + stage.overview_time(60) - stage.overview_time(0), abs=1)

    QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(260, 30))
    assert stage.view.start <= stage.overview_time(260) <= stage.view.end


def test_the_frames_edges_can_be_dragged(widget: TimelineWidget) -> None:
    stage = widget.stage
    edge = round(stage.overview_x(stage.view.start))
    end = stage.view.end

    pull(widget, QPoint(edge, 30), QPoint(edge + 300, 30))

    assert stage.view.end == pytest.approx(end)
    assert stage.view.start == pytest.approx(stage.overview_time(edge + 300), abs=1)


def test_a_click_on_several_comes_nearer_until_they_part(widget: TimelineWidget) -> None:
    page = widget.stage.page
    glyph = next(each for each in page.glyphs if each[3] == Style.CLUSTER)
    ids = widget.stage.members(page.clusters[glyph[4]])
    span = widget.stage.view.end - widget.stage.view.start

    QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(round(glyph[0]), round(glyph[1])))

    assert widget.stage.view.end - widget.stage.view.start < span
    marks, view = widget.stage.model.marks, widget.stage.view
    assert all(view.start <= widget.stage.time_of(each) <= view.end for each in ids)
    assert len(marks) > 0


@menus_offscreen
def test_several_of_one_day_are_listed_to_choose_from(
    make: Callable[[TimelineModel], TimelineWidget], qtbot: QtBot
) -> None:
    case = Case()
    for n in range(14):
        case.incident(When.on(date(2024, 9, 3)), "text", account=f"Message {n}")
    widget = make(TimelineModel.from_case(case.file()))
    x, y, *_ = widget.stage.page.glyphs[0]

    QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(round(x), round(y)))

    qtbot.waitUntil(lambda: len(menu_texts()) == 14)
    assert menu_texts()[0].startswith("3 September 2024 · Text message")


def test_a_finding_leads_to_its_incidents(widget: TimelineWidget, qtbot: QtBot) -> None:
    plate = next(hit for hit in widget.stage.page.hits if hit.kind == "finding")

    with qtbot.waitSignal(widget.finding_activated) as opened:
        QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(round(plate.x + 5), round(plate.y + 5)))

    assert opened.args == [plate.key]
    assert widget.stage.view.highlight == set(widget.stage.model.findings_by_key[plate.key].incident_ids)
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert not widget.stage.view.highlight


def test_a_findings_incidents_come_into_view(widget: TimelineWidget) -> None:
    ids = widget.stage.walk[-4:]
    widget.stage.move(widget.stage.model.extent[0], widget.stage.model.extent[0] + 30)

    widget.show_incidents(ids)

    view = widget.stage.view
    assert all(view.start <= widget.stage.time_of(each) <= view.end for each in ids)


def test_shift_and_a_drag_measure_what_is_certain_and_what_is_possible(
    make: Callable[[TimelineModel], TimelineWidget], qtbot: QtBot
) -> None:
    case = Case()
    case.incident(When.on(date(2024, 3, 3)), "call")
    case.incident(When.in_year(2024), "call")
    case.incident(When.undated("once"), "call")
    widget = make(TimelineModel.from_case(case.file()))
    view = widget.stage.view
    x1, x2 = (round(view.x(date(2024, month, 1).toordinal())) for month in (2, 5))

    with qtbot.waitSignal(widget.span_brushed) as measured:
        pull(widget, QPoint(x1, 300), QPoint(x2, 300), SHIFT)

    first, last = measured.args
    assert first < date(2024, 3, 3) < last
    assert widget.stage.measured is not None
    assert widget.stage.measured.sentence == "1 incident for certain, up to 3 possibly"


def test_a_click_on_its_name_hides_a_lane(widget: TimelineWidget) -> None:
    lane = next(hit for hit in widget.stage.page.hits if hit.kind == "lane")
    middle = QPoint(40, round(lane.y + lane.height / 2))

    QTest.mouseClick(widget.viewport(), LEFT, pos=middle)
    assert widget.stage.view.hidden == {lane.key}
    assert not any(widget.stage.model.marks.lane[widget.stage.model.index[each]] == 0 for each in widget.stage.walk)

    hidden = next(hit for hit in widget.stage.page.hits if hit.kind == "lane")
    QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(40, round(hidden.y + hidden.height / 2)))
    assert not widget.stage.view.hidden


@menus_offscreen
def test_the_menu_moves_a_lane(widget: TimelineWidget, qtbot: QtBot) -> None:
    lanes = [hit for hit in widget.stage.page.hits if hit.kind == "lane"]
    point = QPoint(40, round(lanes[1].y + lanes[1].height / 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.viewport().mapToGlobal(point))

    QApplication.sendEvent(widget.viewport(), event)
    qtbot.waitUntil(lambda: "Move “Following, watching” up" in menu_texts())
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    menu.actions()[0].trigger()

    assert widget.stage.lane_keys()[:2] == ["following", "contact"]


def test_an_order_and_a_breach_say_which_they_are(widget: TimelineWidget, qtbot: QtBot) -> None:
    order = next(hit for hit in widget.stage.page.hits if hit.kind == "order")

    with qtbot.waitSignal(widget.band_activated) as opened:
        QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(round(order.x + 6), round(order.y + 4)))

    assert opened.args == ["order", order.key]


def test_tab_leaves_the_timeline(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    widget, after = TimelineWidget(palette_for(THEMES["light"])), QPushButton("Next")
    row.addWidget(widget)
    row.addWidget(after)
    page.show()
    qtbot.waitExposed(page)
    widget.setFocus()

    QTest.keyClick(widget, Qt.Key.Key_Tab)

    qtbot.waitUntil(after.hasFocus)


def test_plus_minus_and_nought_zoom(widget: TimelineWidget) -> None:
    span = widget.stage.view.end - widget.stage.view.start

    QTest.keyClick(widget, Qt.Key.Key_Plus)
    QTest.keyClick(widget, Qt.Key.Key_Plus)
    QTest.keyClick(widget, Qt.Key.Key_Minus)
    assert widget.stage.view.end - widget.stage.view.start == pytest.approx(span / 1.5)

    QTest.keyClick(widget, Qt.Key.Key_0)
    assert widget.stage.is_whole


def test_what_is_under_the_pointer_is_said_with_markup_as_text(
    make: Callable[[TimelineModel], TimelineWidget],
) -> None:
    case = Case()
    case.incident(When.on(date(2024, 3, 3)), "call", count=Count.not_fewer(31), account="<b>rang</b> all night")
    widget = make(TimelineModel.from_case(case.file()))
    hit = widget.stage.page.hit_of(widget.stage.page.glyphs[0])

    text = spoken_text.tip(widget.stage, hit)

    assert text.split("\n")[:2] == ["3 March 2024", "Phone call"]
    assert "at least 31 times" in text
    assert "&lt;b&gt;rang&lt;/b&gt;" in spoken_text.as_tip(text)


def test_it_says_what_it_is_to_somebody_who_does_not_see_it(widget: TimelineWidget) -> None:
    assert widget.accessibleName() == "Timeline"
    assert widget.items.accessibleDescription().startswith("215 incidents")
    assert "Press T" in widget.items.accessibleDescription()


def test_each_incident_is_an_item_of_a_list_that_says_when_what_how_serious_and_how_proved(
    make: Callable[[TimelineModel], TimelineWidget],
) -> None:
    case = Case()
    first = case.incident(When.on(date(2024, 3, 3)), "call", count=Count.not_fewer(31))
    case.incident(When.on(date(2024, 3, 5)), "threat-to-kill")
    case.incident(When.undated("before my birthday", date(2024, 4, 1)), "call")
    widget = make(TimelineModel.from_case(case.file()))
    heard = QAccessible.queryAccessibleInterface(widget.items)
    assert (heard.role(), heard.childCount()) == (QAccessible.Role.List, 3)
    assert heard.child(0).role() == QAccessible.Role.ListItem
    said = [heard.child(place).text(QAccessible.Text.Name) for place in range(3)]
    assert said[0] == "3 March 2024, Phone call, Seriousness 1 of 5. at least 31 times. not asked whether reported"
    assert said[1] == "5 March 2024, Threat to kill, Seriousness 5 of 5. not asked whether reported"
    assert "before my birthday" in said[2]
    QTest.keyClick(widget.items, Qt.Key.Key_Right)
    QTest.keyClick(widget.items, Qt.Key.Key_Home)
    assert widget.selected == first
    assert heard.child(0).state().focused
    mark = widget.stage.page.hit_of(widget.stage.page.glyphs[0])
    assert widget.items.visualRect(widget.items.currentIndex()).contains(
        round(mark.x + mark.width / 2), round(mark.y + mark.height / 2)
    )
    QTest.keyClick(widget.items, Qt.Key.Key_End)
    assert [heard.child(place).state().focused for place in range(3)] == [False, True, False]


def test_its_ring_is_there_while_it_has_the_keyboard_and_no_longer(widget: TimelineWidget, qtbot: QtBot) -> None:
    qtbot.waitUntil(widget.hasFocus)
    ringed = widget.grab().toImage()
    widget.items.clearFocus()
    assert widget.grab().toImage() != ringed
    widget.setFocus()
    assert widget.grab().toImage() == ringed


def test_an_edit_keeps_the_view_and_the_choice(widget: TimelineWidget) -> None:
    wheel(widget, 700, 300, 6)
    QTest.keyClick(widget, Qt.Key.Key_Right)
    view = widget.stage.view

    widget.set_model(TimelineModel.from_case(*campaign()))

    assert (widget.stage.view.start, widget.stage.view.end) == (view.start, view.end)
    assert widget.selected == view.selected


def test_names_keep_their_place_whatever_arrives(make: Callable[[TimelineModel], TimelineWidget]) -> None:
    widget = make(TimelineModel.nothing())
    left = widget.stage.view.left

    widget.set_model(TimelineModel.from_case(*campaign()))

    assert widget.stage.view.left == left


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_it_is_painted_in_every_theme(widget: TimelineWidget, theme: str) -> None:
    palette = palette_for(THEMES[theme])
    assert set(palette.colours) == set(Role)

    widget.set_palette(palette)

    image = widget.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 760, 3)}
    assert palette[Role.PAPER].name() in found
    assert len(found) > 20


def test_rows_that_do_not_fit_can_be_scrolled_to(widget: TimelineWidget) -> None:
    widget.resize(700, 300)

    bar = widget.verticalScrollBar()
    assert bar.maximum() > 0

    bar.setValue(bar.maximum())

    # The overview stays where it is and can still be used.
    QTest.mouseClick(widget.viewport(), LEFT, pos=QPoint(300, 30))
    stage = widget.stage
    assert stage.view.start <= stage.overview_time(300) <= stage.view.end
    image = widget.grab().toImage()
    frame = widget._palette[Role.SELECTION].name()
    assert frame in {image.pixelColor(x, y).name() for x in range(100, 680) for y in range(2, 70)}


def test_the_table_twin_has_the_same_incidents(qtbot: QtBot) -> None:
    model = TimelineModel.from_case(*campaign())
    twin = TimelineTableModel()
    twin.set_model(model)

    keys = {twin.index(row, 0).data(KEY_ROLE) for row in range(twin.rowCount())}

    assert set(model.marks.ids) | {each.id for each in model.undated} <= keys
    assert twin.index(twin.place_of("incident", model.marks.ids[3]), 0).data(KEY_ROLE) == model.marks.ids[3]
    times = [twin.index(row, 0).data(SORT_ROLE) for row in range(twin.rowCount())]
    assert times == sorted(times)
    assert twin.headerData(0, Qt.Orientation.Horizontal) == "Date"


def test_b_compares_before_and_after_each_sanction_in_turn(widget: TimelineWidget, qtbot: QtBot) -> None:
    done = [event for event in widget.stage.model.events if event.sanction]

    with qtbot.waitSignal(widget.span_brushed) as measured:
        QTest.keyClick(widget, Qt.Key.Key_B)
    first = widget.stage.view.middle
    QTest.keyClick(widget, Qt.Key.Key_B)

    assert first == done[0].start
    assert widget.stage.view.middle == next(each.start for each in done if each.start > done[0].start)
    assert "90 days before: " in widget.measured()
    assert (measured.args[1] - measured.args[0]).days == 179
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert widget.measured() == ""
    assert widget.stage.view.middle is None


def test_a_sanction_under_the_pointer_says_what_was_before_and_after(widget: TimelineWidget) -> None:
    mark = next(
        hit
        for hit in widget.stage.page.hits
        if hit.kind == "event:sentence" and widget.stage.page.at(hit.x + 6, hit.y + 9) == hit
    )

    text = spoken_text.tip(widget.stage, mark)

    assert "90 days before: " in text
    assert "90 days after: " in text


def test_c_measures_what_stood_around_the_incident_chosen(widget: TimelineWidget, qtbot: QtBot) -> None:
    QTest.keyClick(widget, Qt.Key.Key_End)
    at = widget.stage.time_of(widget.selected)

    with qtbot.waitSignal(widget.span_brushed) as measured:
        QTest.keyClick(widget, Qt.Key.Key_C)

    first, last = (each.toordinal() for each in measured.args)
    assert first <= at - 13
    assert last >= at + 13
    assert widget.measured().split(": ")[1]


@menus_offscreen
def test_an_incidents_menu_leads_to_its_findings(widget: TimelineWidget, qtbot: QtBot) -> None:
    finding = widget.stage.model.findings[0]
    widget.select(finding.incident_ids[-1])
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(500, 300), widget.viewport().mapToGlobal(QPoint(500, 300))
    )

    QApplication.sendEvent(widget.viewport(), event)
    qtbot.waitUntil(lambda: f"Shows: {finding.title}" in menu_texts())
    assert "What stood within 14 days" in menu_texts()
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    with qtbot.waitSignal(widget.finding_activated) as followed:
        next(each for each in menu.actions() if each.text() == f"Shows: {finding.title}").trigger()

    assert followed.args == [finding.key]
    assert widget.stage.view.highlight == set(finding.incident_ids)
    assert f"Shows: {finding.title}" in spoken_text.tip(
        widget.stage, HitArea(x=0, y=0, width=0, height=0, kind="incident", key=widget.selected)
    )


@menus_offscreen
def test_a_lane_is_coloured_from_its_menu_and_the_choice_can_be_kept(widget: TimelineWidget, qtbot: QtBot) -> None:
    lane = next(hit for hit in widget.stage.page.hits if hit.kind == "lane")
    point = QPoint(40, round(lane.y + lane.height / 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.viewport().mapToGlobal(point))
    QApplication.sendEvent(widget.viewport(), event)
    qtbot.waitUntil(lambda: "Colour of “Calls and messages”" in menu_texts())
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    colours = next(each.menu() for each in menu.actions() if each.text().startswith("Colour of"))
    assert isinstance(colours, QMenu)

    next(each for each in colours.actions() if each.text() == "Plum").trigger()

    image = widget.grab().toImage()
    plum = widget._palette[Role.TINT_4].name()
    assert plum in {image.pixelColor(8, y).name() for y in range(int(lane.y), int(lane.y + lane.height))}
    kept = widget.stage.lane_choices()
    widget.stage.usual_lanes()
    widget.stage.take_lane_choices(kept)
    assert widget.stage.view.tints == {("contact", 4)}


@pytest.mark.parametrize(
    "kept", ["", "[]", "null", "{", '{"hidden": 3}', '{"hidden": [], "order": [], "tints": {"contact": "x"}}']
)
def test_lanes_that_can_not_be_read_are_the_usual_ones(widget: TimelineWidget, kept: str) -> None:
    widget.stage.take_lane_choices(kept)

    assert (widget.stage.view.hidden, widget.stage.view.order, widget.stage.view.tints) == (
        frozenset(),
        (),
        frozenset(),
    )


def test_two_fingers_on_a_touchpad_zoom_about_the_pointer(widget: TimelineWidget) -> None:
    under, span = widget.stage.view.time(600), widget.stage.view.end - widget.stage.view.start
    pad = QPointingDevice()

    for _ in range(5):
        where = QPointF(600, 300)
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, pad, 2, where, where,
            QPointF(widget.viewport().mapToGlobal(QPoint(600, 300))), 0.2, QPointF(),
        )  # fmt: skip
        QApplication.sendEvent(widget.viewport(), event)

    assert widget.stage.view.end - widget.stage.view.start == pytest.approx(span / 1.2**5)
    assert widget.stage.view.time(600) == pytest.approx(under)


def test_two_fingers_on_a_screen_zoom(widget: TimelineWidget, qtbot: QtBot) -> None:
    span = widget.stage.view.end - widget.stage.view.start
    device = QTest.createTouchDevice()
    port = widget.viewport()

    touch = QTest.touchEvent(port, device, False)
    touch.press(0, QPoint(550, 300), port).press(1, QPoint(650, 300), port).commit()
    for reach in range(60, 260, 20):
        touch.move(0, QPoint(600 - reach, 300), port).move(1, QPoint(600 + reach, 300), port).commit()
        QApplication.processEvents()
    touch.release(0, QPoint(360, 300), port).release(1, QPoint(840, 300), port).commit()

    # The fingers are four times as far apart at the end as when the pinch was recognised.
    qtbot.waitUntil(lambda: widget.stage.view.end - widget.stage.view.start == pytest.approx(span / 4, rel=0.01))
