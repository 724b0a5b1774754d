"""证据目录 and 答复书、答辩状: proposed from the case, written, checked, signed, printed."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.volumes.contents import contents
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.remedies import actions, errors, papers, phrases, queries
from gongkai.remedies.models import Defence
from gongkai.remedies.rules.defence import HEADINGS, Section
from gongkai.remedies.rules.defence_checks import faults
from gongkai.remedies.rules.evidence import Exhibit
from gongkai.remedies.rules.kinds import Against
from gongkai.remedies.tests.conftest import day

pytestmark = pytest.mark.django_db

SECTIONS = {
    Section.FACTS: "本机关作出某某局公开〔2026〕1号。",
    Section.PROCEDURE: "在期限内答复。",
    Section.BASIS: "《中华人民共和国政府信息公开条例》第三十六条第（四）项是答复的依据。",
    Section.REQUEST: "请依法维持。",
}


@pytest.fixture
def defended(under_review, lawyer):
    """A review with its evidence and the draft that the case proposes."""

    def defend(**changed):
        remedy = under_review()
        exhibits = queries.proposed_evidence(remedy)
        actions.list_evidence(remedy=remedy, exhibits=exhibits, by=lawyer)
        sections = queries.proposed_sections(remedy) | changed
        actions.draft_defence(remedy=remedy, sections=sections, seen=0, by=lawyer)
        return remedy

    return defend


def test_the_file_of_the_case_is_the_evidence(under_review):
    remedy = under_review()
    found = {each.title: each for each in queries.proposed_evidence(remedy)}
    assert "政府信息公开申请登记回执" in found
    reply = found["政府信息不存在告知书"]
    assert reply.letter == queries.materials.last_reply(remedy.request).pk
    assert any(title.startswith("检索记录") for title in found)
    assert all(each.proves for each in found.values())


def test_the_case_tells_its_own_course(under_review):
    told = queries.proposed_sections(under_review())
    assert "2025年度某某工程的批复文件" in told[Section.FACTS]
    assert "晚于该日" in told[Section.PROCEDURE]
    assert "2026年3月2日，登记。" in told[Section.PROCEDURE]
    assert "第三十六条第（四）项" in told[Section.BASIS]
    assert "作出测试区民政局公开〔2026〕1号，处理决定" in told[Section.FACTS]
    assert "欧阳" not in "".join(told.values())


def test_evidence_is_listed_whole_and_in_order(under_review, lawyer):
    remedy = under_review()
    for titles in (["甲", "乙"], ["乙", "丙", "甲"]):
        exhibits = [Exhibit(title, "", "") for title in titles]
        actions.list_evidence(remedy=remedy, exhibits=exhibits, by=lawyer)
        assert [(e.position, e.title) for e in queries.evidence_of(remedy)] == list(
            enumerate(titles, 1)
        )


class TestChecks:
    def faults(self, sections=None, **changed):
        known = {
            "against": Against.REPLY,
            "reply": "某某局公开〔2026〕1号",
            "articles": ("条例第36条第（四）项",),
            "exhibits": 1,
            "has_body": True,
        }
        return [each.about for each in faults(sections or SECTIONS, **known | changed)]

    def test_a_sound_one_has_none(self):
        assert self.faults() == []

    @pytest.mark.parametrize(
        ("sections", "changed", "about"),
        [
            ({Section.REQUEST: " "}, {}, "section"),
            ({Section.ANSWER: "原告XX的主张不成立。"}, {}, "blank"),
            ({}, {"exhibits": 0}, "evidence"),
            ({}, {"has_body": False}, "body"),
            ({Section.BASIS: "依据条例第十六条第一款。"}, {}, "ground"),
            ({Section.FACTS: "已经答复。"}, {}, "reply"),
        ],
    )
    def test_one_fault_is_found_alone(self, sections, changed, about):
        assert self.faults(SECTIONS | sections, **changed) == [about]

    def test_silence_has_no_story_to_change(self):
        other = SECTIONS | {Section.BASIS: "依据条例第十六条第一款。"}
        assert self.faults(other, against=Against.SILENCE) == []

    def test_every_fault_has_its_words(self):
        found = faults({}, against=Against.REPLY, reply="", articles=(), exhibits=0, has_body=False)
        assert all(phrases.fault(each) for each in found)
        assert set(HEADINGS) == set(Section)


class TestSignature:
    def test_what_the_case_proposes_may_be_signed(self, defended, signer, bureau):
        remedy = defended()
        signed = actions.sign_defence(remedy=remedy, seen=1, by=signer)
        assert signed.number.startswith(bureau.short_name)
        assert signed.signed_by == signer

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("依据条例第九十九条。", "没有第99条"),
            ("依据法释〔2011〕17号的规定。", "废止"),
        ],
    )
    def test_law_that_is_not_in_force_stops_it(self, defended, signer, text, words):
        remedy = defended(**{Section.ANSWER: text})
        with pytest.raises(errors.DefenceFaulty) as refused:
            actions.sign_defence(remedy=remedy, seen=1, by=signer, looked_at=True)
        assert words in phrases.refusal(refused.value)

    def test_a_changed_story_is_signed_by_whoever_looked_at_it(self, defended, signer):
        remedy = defended(**{Section.ANSWER: "依据条例第十六条第一款，也不应公开。"})
        with pytest.raises(errors.DefenceFaulty):
            actions.sign_defence(remedy=remedy, seen=1, by=signer)
        signed = actions.sign_defence(remedy=remedy, seen=1, by=signer, looked_at=True)
        last = stream(remedy.stream).last()
        assert last.data == {"number": signed.number, "version": 1, "looked_at": ["K40"]}

    def test_no_evidence_no_signature(self, under_review, lawyer, signer):
        remedy = under_review()
        sections = queries.proposed_sections(remedy)
        actions.draft_defence(remedy=remedy, sections=sections, seen=0, by=lawyer)
        with pytest.raises(errors.DefenceFaulty):
            actions.sign_defence(remedy=remedy, seen=1, by=signer, looked_at=True)

    def test_only_the_version_that_was_read(self, defended, lawyer, signer):
        remedy = defended()
        deed = {"remedy": remedy, "by": lawyer}
        actions.draft_defence(**deed, sections=queries.proposed_sections(remedy), seen=1)
        with pytest.raises(errors.DefenceStale):
            actions.draft_defence(**deed, sections={}, seen=1)
        with pytest.raises(errors.DefenceStale):
            actions.sign_defence(remedy=remedy, seen=1, by=signer)
        assert actions.sign_defence(remedy=remedy, seen=2, by=signer).version == 2
        assert Defence.objects.count() == 2

    def test_what_is_signed_stands(self, defended, lawyer, signer):
        remedy = defended()
        actions.sign_defence(remedy=remedy, seen=1, by=signer)
        for deed in (
            lambda: actions.sign_defence(remedy=remedy, seen=1, by=signer),
            lambda: actions.draft_defence(remedy=remedy, sections={}, seen=1, by=lawyer),
            lambda: actions.list_evidence(remedy=remedy, exhibits=[], by=lawyer),
        ):
            with pytest.raises(errors.DefenceSigned):
                deed()

    def test_each_does_the_own_part(self, defended, lawyer, signer):
        remedy = defended()
        with pytest.raises(NotYours):
            actions.sign_defence(remedy=remedy, seen=1, by=lawyer)
        with pytest.raises(NotYours):
            actions.draft_defence(remedy=remedy, sections={}, seen=1, by=signer)


class TestPaper:
    def test_the_name_is_on_the_paper_and_the_look_in_the_ledger(self, defended, lawyer):
        remedy = defended()
        name = actions.open_defence(remedy=remedy, by=lawyer)
        made = papers.defence_file(
            remedy, queries.defence_of(remedy), name, day("2026-04-28"), "docx"
        )
        text = zipfile.ZipFile(io.BytesIO(made.content)).read("word/document.xml").decode()
        for words in ("欧阳测试", "测试区人民政府", "行政复议答复书", "证据目录", "第四十八条"):
            assert words in text
        assert stream(remedy.stream).last().event == "remedy:defence:opened"
        assert "欧阳测试" not in str(list(Entry.objects.values_list("data", flat=True)))

    def test_equal_facts_give_equal_bytes(self, defended):
        remedy = defended()
        last = queries.defence_of(remedy)
        made = [
            papers.defence_file(remedy, last, "甲", day("2026-04-28"), "pdf").content
            for _ in range(2)
        ]
        assert made[0] == made[1]
        assert made[0].startswith(b"%PDF")
        listed = papers.evidence_file(remedy, day("2026-04-28"), "pdf").content
        assert listed.startswith(b"%PDF")


def test_an_answer_in_time_is_said_so(under_review):
    in_time = under_review(Outcome.NOT_FOUND, replied_on="2026-03-20")
    told = queries.proposed_sections(in_time)[Section.PROCEDURE]
    assert "答复期限届满日为2026年3月30日，本机关的答复没有超过期限。" in told


def test_a_signed_statement_goes_into_the_file_of_the_case(defended, signer):
    remedy = defended()
    assert list(papers.into_volume(remedy.request)) == []
    signed = actions.sign_defence(remedy=remedy, seen=1, by=signer)
    (leaf,) = papers.into_volume(remedy.request)
    assert signed.number in leaf.title
    assert leaf.source in {each.source for each in contents(remedy.request, parts=[Part.REMEDY])}
