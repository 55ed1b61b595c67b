# SPDX-License-Identifier: Apache-2.0
"""The menu of licence conditions: each code stands beside the condition whose code it is."""

import pytest

from vlu_desktop.platform.paths import resources
from vlu_desktop.rules.licence_menu import Menu

# Code and a word that the condition of that code, and no other, has: read beside the words of the service's own menu.
READ = {
    "4858cd8b-bca6-4f11-b6ee-439e27216d7d": "victim or family",
    "0f9a20f4-35c7-4c77-8af8-f200f153fa11": "Exclusion zone",
    "42f71b40-84cd-446d-8647-f00bbb6c079c": "named premises",
    "c4a17002-88a3-43b4-b3f7-82ff476cb217": "in sight of",
    "99195049-f355-46fb-b7d8-aef87a1b19c5": "from an event",
    "005d70e4-a247-4f82-b8b3-6d294a0f5051": "Restriction zone",
    "db2d7e24-b130-4c7e-a1bf-6bb5f3036c02": "new relationships",
    "4a5fed48-0fb9-4711-8ddf-b46ddfd90246": "unsupervised contact with children",
    "355700a9-6184-40c0-9759-0dfed1994e1e": "somebody he acts with",
    "bfbc693c-ab65-4042-920e-ddb085bc7aba": "reaches the internet",
    "2d67f68a-8adf-47a9-a68d-a6fc9f2c4556": "delete",
    "3b6b7c4f-6c06-438f-97a4-03c4167484dc": "social media",
    "8e52e16e-1abf-4251-baca-2fabfcb243d0": "SIM",
    "2a93b784-b8cb-49ed-95e2-a0df60723cda": "tell of vehicles",
    "0a370862-5426-49c1-b6d4-3d074d78a81a": "Curfew",
    "fd129172-bdd3-4d97-a4a0-efd7b47a49d4": "Electronic tag",
    "524f2fd6-ad53-47dd-8edc-2161d3dd2ed4": "Trail",
    "be16ee0b-a916-43ef-9319-b42a1dd418a3": "drinking places",
    "3f96ac05-ef71-43e3-ac07-1219aa26b5f3": "public events",
    "d5998ca1-62a2-4409-88cd-3137d893c2a0": "anybody he offended against",
    "fce34fb2-02f4-4eb0-9b8d-d091e11451fa": "live with children",
    "9da214a3-c6ae-45e1-a465-12e22adf7c87": "activity with children",
    "c5e91330-748d-46f3-93f6-bbe5ea8324ce": "household with children",
    "18b69f61-800f-46b2-95c4-2019d33e34d6": "people of a group",
    "cc80d02b-0b62-4940-bac6-0bcd374c725e": "prisoners",
    "50c8c01e-ec95-45f9-ad48-efa89c4faec0": "site or app",
    "762677a4-4593-4bd2-a4bc-55d49b4c4230": "hides",
    "7a9ca3bb-922a-433a-9601-1e475c6c0095": "website",
    "3932e5c9-4d21-4251-a747-ce6dc52dc9c0": "named thing",
    "5fa04bbf-6b7c-4b65-9388-a0115cd365a6": "passports",
    "d523d711-9975-4a9a-a37e-a17bd611140f": "motor vehicles",
    "1e9a66c6-f083-4c29-b209-b625252afbe5": "home county",
    "86e6f2a9-bb60-40f8-9ac4-310ebc72ac2f": "until the tag is fitted",
    "d36a3b77-30ba-40ce-8953-83e761d3b487": "No alcohol",
    "2F8A5418-C6E4-4F32-9E58-64B23550E504": "Drinking watched",
    "df3f08a8-4ae0-41fe-b3bc-d0be1fd2d8aa": "offending",
    "f1d2888b-be86-4732-8874-44cb867865c2": "drugs or alcohol",
}
MENU = Menu.from_toml((resources() / "rules" / "licence_conditions.toml").read_text(encoding="utf-8"))


def test_the_menu_holds_these_codes_and_no_other() -> None:
    assert {each.code for each in MENU.conditions} == set(READ)


@pytest.mark.parametrize(("code", "word"), READ.items())
def test_a_code_is_that_of_its_condition(code: str, word: str) -> None:
    assert [each.code for each in MENU.conditions if word in each.title] == [code]
