"""逐项答复: what a letter says about each decision, and what it may not leave out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.letters import LetterElement, letter_of, reply_letter
from gongkai.inforequests.rules.letters.facts import AskedOpinion
from gongkai.inforequests.rules.letters.samples import sample, sample_item
from gongkai.inforequests.rules.letters.sentences import SENTENCES, WANTED, needed_fields
from gongkai.inforequests.rules.letters.text import compose, missing, remedy
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS, SUBTYPES
from gongkai.inforequests.rules.searches import Search

E, D = LetterElement, Outcome


def told(facts, *elements):
    wanted = elements or tuple(E)
    return "\n".join(each.text for each in compose(facts) if each.element in wanted)


def of(*items, **changed):
    return sample(reply_letter(items), items=items, **changed)


def item(outcome, position=1, **particulars):
    plain = sample_item(outcome, position)
    return replace(plain, particulars=tuple((dict(plain.particulars) | particulars).items()))


# Decision, what its particulars are, and the sentence the letter makes of them.
SENTENCES_SAID = [
    (D.ALREADY_PUBLIC, {"where_public": "区政府网站规划栏目。"}, "途径：区政府网站规划栏目。"),
    (D.GRANTED, {"how_provided": "到场领取"}, "提供该信息的方式：到场领取。"),
    (D.GRANTED, {"inspection": "周一到档案室"}, "安排查阅、抄录：周一到档案室。"),
    (D.STATE_SECRET, {"secrecy_level": "confidential"}, "该信息的密级为机密，定密机关为"),
    (D.FORBIDDEN_BY_LAW, {"statute": "《某某法》第三条"}, "第十四条和《某某条例》第八条的规定"),
    (D.SECURITY_AND_STABILITY, {"harm_analysis": "设施"}, "公开该信息可能造成的影响：设施。"),
    (D.THIRD_PARTY_RIGHTS, {"opinion_assessment": "成立"}, "经审查，本机关认为：成立。"),
    (D.THIRD_PARTY_RIGHTS, {"public_interest": "没有"}, "公共利益造成重大影响，本机关认为：没有。"),
    (D.INTERNAL_AFFAIRS, {"discretion_reason": "考勤"}, "本机关决定不予公开的理由：考勤。"),
    (D.ENFORCEMENT_FILE, {"file_number": "某执1号"}, "该信息在某执1号案卷中。"),
    (D.ENFORCEMENT_FILE, {"reading_way": "法制科"}, "查阅案卷的途径：法制科。"),
    (D.SPECIAL_QUERY, {"where_to_go": "查询窗口"}, "办理的地点和方式：查询窗口。"),
    (D.NEEDS_MAKING, {"work_needed": "汇总"}, "提供该信息需要的加工、分析：汇总。"),
    (D.STILL_UNCLEAR, {"after_correction": "没写"}, "补正后的申请内容：没写。"),
    (D.PETITION, {"right_channel": "信访局"}, "您可以提出该事项的渠道：信访局。"),
    (D.REPEATED, {"earlier_on": "2026-02-10"}, "本机关已于2026年2月10日以"),
    (D.PUBLICATION, {"where_published": "图书馆"}, "获取该出版物的途径：图书馆。"),
    (D.EXCESSIVE, {"why_unreasonable": "无关"}, "您所述的理由不合理之处：无关。"),
    (D.RECORD_CORRECTED, {"record_after": "乙"}, "更正后的记录：乙。"),
    (D.RECORD_REFERRED, {"forwarded": "yes"}, "本机关已将您的更正申请转送该机关。"),
]


@pytest.mark.parametrize(("outcome", "particulars", "words"), SENTENCES_SAID)
def test_particulars_are_told_in_sentences(outcome, particulars, words):
    if "statute" in particulars:
        words = words.replace("《某某条例》第八条", particulars["statute"])
    assert words in told(of(item(outcome, **particulars)))


def test_what_was_not_forwarded_is_not_said_to_be():
    assert "转送该机关" not in told(of(item(D.RECORD_REFERRED, forwarded="no")))


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        (outcome, name)
        for outcome in Outcome
        if outcome in PARTICULARS
        for name in sorted(needed_fields(outcome))
    ],
)
def test_a_needed_particular_left_blank_is_seen(outcome, name):
    facts = of(item(outcome, **{name: " "}))
    element = E.ARTICLE if name == "statute" else E.FACTS
    assert missing(facts) == (element,)
    if name != "statute":
        assert f"〔待填：{WANTED[name]}〕" in told(facts)


@pytest.mark.parametrize("outcome", sorted(PARTICULARS))
def test_every_particular_told_has_a_sentence_or_stands_among_the_articles(outcome):
    said = {name for each in SENTENCES.get(outcome, ()) for name in each.fields}
    wanted = {each.name for each in PARTICULARS[outcome] if each.told} - {"statute", "forwarded"}
    assert wanted <= said


@pytest.mark.parametrize(
    ("outcome", "subtype"),
    [(outcome, limb) for outcome, limbs in SUBTYPES.items() for limb in limbs if len(limbs) > 1],
)
def test_a_decision_names_its_limb(outcome, subtype):
    general = told(of(replace(item(outcome), subtype="")), E.CONCLUSION)
    named = told(of(sample_item(outcome, 1, subtype)), E.CONCLUSION)
    assert "〔待填：属于哪一类〕" in general
    assert "〔待填" not in named
    others = [told(of(sample_item(outcome, 1, each)), E.CONCLUSION) for each in SUBTYPES[outcome]]
    assert others.count(named) == 1 or subtype.startswith("other")


class TestRecordsOfTheCase:
    """检索、征求意见、说明理由: told from what is on file, never from memory."""

    def test_a_search_is_told_with_every_place(self):
        words = told(of(item(D.NOT_FOUND)), E.FACTS)
        for each in ("公文系统、档案管理系统", "关键词为某某工程、批复", "询问的科室为规划科"):
            assert each in words
        assert "本机关于2026年3月6日检索" in words

    def test_places_not_searched_are_not_told(self):
        search = Search(dt.date(2026, 3, 6), "公文系统", "", "", "", found=False)
        words = told(of(item(D.NOT_FOUND), searches=(search,)), E.FACTS)
        assert "公文系统。经检索" in words
        assert "纸质档案" not in words

    @pytest.mark.parametrize("searches", [(), (replace(sample("L19a").searches[0], found=True),)])
    def test_without_a_search_in_vain_nothing_is_said_not_to_exist(self, searches):
        assert missing(of(item(D.NOT_FOUND), searches=searches)) == (E.FACTS,)

    def test_a_search_of_no_place_at_all_is_a_blank(self):
        search = Search(dt.date(2026, 3, 6), "", "", "", "", found=False)
        assert missing(of(item(D.NOT_FOUND), searches=(search,))) == (E.FACTS,)

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"answered_on": dt.date(2026, 3, 12), "opinion": Opinion.AGREES}, "日答复同意公开"),
            ({"answered_on": dt.date(2026, 3, 12), "opinion": Opinion.OBJECTS}, "日答复不同意公开"),
            ({"lapsed": True}, "第三方逾期没有提出意见，由本机关依照规定决定"),
            ({}, "第三方尚未提出意见"),
        ],
    )
    def test_what_became_of_an_opinion(self, changed, words):
        asked = replace(AskedOpinion(Party.THIRD_PARTY, dt.date(2026, 3, 4)), **changed)
        assert words in told(of(item(D.THIRD_PARTY_RIGHTS), opinions=(asked,)), E.FACTS)

    def test_nobody_asked_needs_a_reason(self):
        nobody = of(item(D.THIRD_PARTY_RIGHTS), opinions=())
        assert missing(nobody) == (E.FACTS,)
        reason = item(D.THIRD_PARTY_RIGHTS, no_consultation_reason="已经声明")
        assert missing(of(reason, opinions=())) == ()

    def test_another_organ_asked_is_no_third_party(self):
        asked = AskedOpinion(Party.CO_MAKER, dt.date(2026, 3, 4))
        assert missing(of(item(D.THIRD_PARTY_RIGHTS), opinions=(asked,))) == (E.FACTS,)

    def test_an_excessive_request_is_refused_by_the_number_of_the_letter_asking_for_reasons(self):
        assert "本机关以某某局公开〔2026〕5号要求您说明理由" in told(of(item(D.EXCESSIVE)))
        assert missing(of(item(D.EXCESSIVE), earlier="")) == (E.FACTS,)


class TestResponsibleOrgan:
    """能确定的，告知名称和联系方式; otherwise why it cannot be told."""

    def test_it_is_named(self):
        assert "负责公开该信息的机关是" in told(of(item(D.NOT_THIS_ORGAN)))

    def test_it_must_be_named_or_the_reason_given(self):
        blank = item(D.NOT_THIS_ORGAN, responsible_organ="", responsible_contact="")
        assert missing(of(blank)) == (E.FACTS,)
        reason = replace(blank, particulars=(("cannot_tell_reason", "来源不明"),))
        assert missing(of(reason)) == ()
        assert "理由是：来源不明。" in told(of(reason))

    def test_a_name_without_a_way_to_reach_it_is_not_enough(self):
        assert missing(of(item(D.NOT_THIS_ORGAN, responsible_contact=""))) == (E.FACTS,)


class TestSeveralItems:
    """一件多项: each under its own heading; one paragraph of remedies for all."""

    GIVEN, REFUSED, ABSENT = item(D.GRANTED), item(D.DELIBERATION, 2), item(D.NOT_FOUND, 3)

    def test_each_has_heading_facts_article_and_conclusion(self):
        facts = of(self.GIVEN, self.REFUSED, self.ABSENT)
        elements = [each.element for each in compose(facts) if each.element in "defc"]
        assert missing(facts) == ()
        assert [each.text for each in compose(facts) if each.is_heading] == [
            "一、关于“2025年度某某工程的第1份文件”",
            "二、关于“2025年度某某工程的第2份文件”",
            "三、关于“2025年度某某工程的第3份文件”",
        ]
        # Three items and the decision of the whole, 条例第37条.
        assert elements.count(E.ARTICLE) == elements.count(E.CONCLUSION) == 4
        assert "第三十七条" in told(facts, E.ARTICLE)

    def test_a_blank_in_one_of_them_is_seen(self):
        lacking = replace(self.REFUSED, reason="")
        assert missing(of(self.GIVEN, lacking)) == (E.FACTS,)

    @pytest.mark.parametrize(
        ("items", "kind", "code"),
        [
            ((GIVEN, REFUSED), "L16", "MIX"),
            ((GIVEN, ABSENT), "L16", "DUAL"),
            ((GIVEN, GIVEN), "L14", "DUAL"),
            ((REFUSED, REFUSED), "L17-D6", "PRE"),
            ((REFUSED, ABSENT), "L17-D6", "MIX"),
        ],
    )
    def test_together_they_make_letter_and_remedies(self, items, kind, code):
        placed = [replace(each, position=place) for place, each in enumerate(items, 1)]
        facts = of(*placed)
        assert (facts.kind, remedy(facts)) == (kind, code)
        remedies = [each for each in compose(facts) if each.element is E.REMEDY]
        assert len(remedies) == (2 if code == "MIX" else 1)
        assert missing(facts) == ()

    def test_only_a_partial_disclosure_concludes_for_the_whole(self):
        facts = of(self.REFUSED, self.ABSENT)
        assert [each.element for each in compose(facts)].count(E.CONCLUSION) == 2

    def test_one_item_reads_like_a_plain_letter(self):
        facts = of(self.REFUSED)
        assert not any(each.is_heading for each in compose(facts))
        assert "的规定，现答复如下：" in told(facts, E.ARTICLE)

    def test_the_opening_of_the_officer_comes_first(self):
        facts = of(self.GIVEN, self.REFUSED, body="先说明一点。")
        first = next(each for each in compose(facts) if each.element is E.FACTS)
        assert first.text == "先说明一点。"

    def test_items_of_old_letters_count_for_the_remedies_only(self):
        old = tuple(replace(each, text="") for each in (self.GIVEN, self.REFUSED))
        facts = sample("L16", items=old, body="旧的正文")
        assert remedy(facts) == "MIX"
        assert "旧的正文" in told(facts)
        assert "裁量" not in told(facts)
        assert missing(facts) == ()


def test_a_law_that_is_the_article_itself_is_cited_once():
    same = replace(item(D.OTHER), basis="《中华人民共和国政府信息公开条例》第二条")
    assert told(of(same), E.ARTICLE).count("第二条") == 1


def test_what_went_to_the_archives_names_them():
    kept = sample_item(D.OTHER, 1, "in_archives")
    assert letter_of(kept.outcome, kept.subtype) == "L23"
    assert missing(of(kept)) == ()
    assert missing(of(replace(kept, particulars=()))) == (E.FACTS,)
    assert missing(of(replace(sample_item(D.OTHER, 1, "party_affairs"), particulars=()))) == ()
