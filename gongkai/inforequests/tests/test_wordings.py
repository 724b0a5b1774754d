"""文书措辞 of an office: versions, who may, what letters say afterwards, and the pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.inforequests import actions
from gongkai.inforequests.actions.wordings import restore_wording, reword
from gongkai.inforequests.models import Wording
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.queries.wordings import wording_in_use
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.letters.text import compose
from gongkai.inforequests.rules.letters.wording import WORDABLE, WORDED
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.reading import on_file, pdf_text
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

PAGE = "/desk/requests/wordings/minzheng/"
LEAD = {"lead": "由于下面的原因，答复要晚一些："}


@pytest.fixture
def worded(bureau, clerk):
    """The bureau words its extension letters."""

    def word(passages=LEAD, **changed):
        values = {"organ": bureau, "kind": "L06", "passages": passages, "reason": "更好懂"}
        return reword(**values | {"by": clerk} | changed)

    return word


def extension(registered, clerk, signer, on):
    row = registered("2026-03-02")
    actions.extend(
        request=row, days=10, reason="材料多", approved_by=signer, by=clerk, at=moment(on)
    )
    return on_file(row, "L06")


def told(letter):
    return "".join(each.text for each in compose(CaseLetters(letter.request).facts(letter, "某某")))


def test_a_letter_keeps_the_words_it_was_written_in(worded, registered, clerk, signer, bureau):
    before = extension(registered, clerk, signer, "2026-03-05")
    worded()
    between = extension(registered, clerk, signer, "2026-03-06")
    restore_wording(organ=bureau, kind="L06", version=0, reason="还是原来的好", by=clerk)
    after = extension(registered, clerk, signer, "2026-03-09")
    assert ["答复要晚一些" in told(letter) for letter in (before, between, after)] == [
        *(False, True, False)
    ]


def test_versions_follow_each_other_and_none_is_lost(worded, bureau, clerk):
    worded()
    worded({"lead": "第二种说法："})
    made = restore_wording(organ=bureau, kind="L06", version=1, reason="改回", by=clerk)
    assert (made.version, made.passages) == (3, LEAD)
    assert Wording.objects.count() == 3
    assert wording_in_use(bureau, ["L06", "L03"]) == {"L06": LEAD}
    entries = stream("inforequests:letterhead:minzheng").filter(event="letterhead:wording:changed")
    assert [entry.data["version"] for entry in entries] == [1, 2, 3]
    assert "晚一些" not in str([entry.data for entry in entries])


def test_each_organ_speaks_for_itself(worded, other_bureau):
    worded()
    assert wording_in_use(other_bureau, ["L06"]) == {}


REFUSED = {
    "no reason": ({"reason": " "}, "wording_without_reason"),
    "an internal form": ({"kind": "L02", "passages": {}}, "wording_unknown"),
    "no such letter": ({"kind": "L99"}, "wording_unknown"),
    "a passage of the law": ({"passages": {"remedy": "不能告"}}, "wording_unfit"),
    "a lost fact": ({"passages": {"period": "答复期限延长一些。"}}, "wording_unfit"),
    "an older page": ({"seen": 3}, "wording_moved_on"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_leaves_nothing(worded, case):
    changed, code = REFUSED[case]
    with pytest.raises(RuleError) as refused:
        worded(**changed)
    assert refused.value.code == code
    assert not Wording.objects.exists()


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SIGNER, Role.LAWYER, Role.AUDITOR])
def test_others_keep_their_hands_off(worded, officer, bureau, role, as_):
    with pytest.raises(NotYours):
        worded(by=officer(bureau, role))
    assert as_(bureau, role).get(PAGE).status_code == 302


class TestPages:
    """措辞 on the desk: list, form, sample, comparison, history."""

    @pytest.fixture
    def browser(self, as_, bureau, filled):
        return as_(bureau, Role.INTAKE)

    def typed(self, **changed):
        words = {each.name: each.default for each in WORDED["L06"]}
        return words | LEAD | {"reason": "更好懂", "seen": "0"} | changed

    def test_the_list_has_every_kind_and_its_version(self, browser, worded):
        worded()
        lines = browser.get(PAGE).context["lines"]
        assert [line.kind for line in lines] == list(WORDABLE)
        assert {line.kind for line in lines if line.version} == {"L06"}

    def test_no_two_kinds_look_alike(self, browser):
        lines = browser.get(PAGE).context["lines"]
        shown = [(line.title, line.outcome) for line in lines]
        assert [each for each in shown if shown.count(each) > 1] == []

    @pytest.mark.parametrize("kind", WORDABLE)
    def test_every_kind_shows_its_form_and_sample(self, browser, kind):
        page = browser.get(f"{PAGE}{kind}/")
        assert page.status_code == 200
        assert "〔待填" not in page.context["sample"]

    def test_a_change_is_kept_and_compared(self, browser):
        assert browser.post(f"{PAGE}L06/", self.typed()).status_code == 302
        page = browser.get(f"{PAGE}L06/").content.decode()
        assert "现在用第1版" in page
        assert "<ins>" in page

    def test_a_look_keeps_nothing(self, browser):
        page = browser.post(f"{PAGE}L06/", self.typed(look="1", reason=""))
        assert "答复要晚一些" in page.context["sample"]
        assert not Wording.objects.exists()

    def test_the_sample_prints(self, browser):
        found = browser.post(f"{PAGE}L06/sample.pdf", self.typed())
        assert "答复要晚一些" in pdf_text(found.content)

    @pytest.mark.parametrize(
        "changed", [{"period": "{days}"}, {"lead": ""}, {"reason": ""}, {"seen": "7"}]
    )
    def test_what_is_wrong_is_said(self, browser, changed):
        found = browser.post(f"{PAGE}L06/", self.typed(**changed))
        assert found.status_code == 422
        assert not Wording.objects.exists()

    def test_typed_words_are_shown_not_run(self, browser):
        page = browser.post(f"{PAGE}L06/", self.typed(look="1", lead="<script>x</script>"))
        assert "<script>x" not in page.content.decode()

    def test_an_older_version_comes_back(self, browser, worded):
        worded()
        worded({"lead": "第二种说法："})
        told = {"version": "1", "seen": "2", "reason": "改回"}
        assert browser.post(f"{PAGE}L06/restore/", told).status_code == 302
        assert Wording.objects.get(version=3).passages == LEAD

    @pytest.mark.parametrize(
        "address", ["L02/", "L99/", "L33-G2/", "L06/sample.exe", "L99/sample.pdf"]
    )
    def test_what_is_not_there_is_not_there(self, browser, address):
        post = browser.post if "sample" in address else browser.get
        assert post(f"{PAGE}{address}").status_code == 404

    def test_more_versions_cost_no_more_queries(self, browser, worded):
        costs = []
        for _ in range(2):
            worded()
            browser.get(f"{PAGE}L06/")
            with CaptureQueriesContext(connection) as seen:
                browser.get(f"{PAGE}L06/")
            costs.append(len(seen))
        assert costs[0] == costs[1]
