from __future__ import annotations

import pytest

from gongkai.annualreports.rules import catalogue, printed, templates
from gongkai.annualreports.rules.narrative import Known, display, write
from gongkai.annualreports.rules.printed import printed_for
from gongkai.annualreports.rules.templates import FigureSpec, template_for
from gongkai.annualreports.tests.samples import FIGURES, WORDS, text


def figures(narrative):
    return {figure.key: figure for figure in narrative.figures()}


def whole(narrative):
    return "".join(p.text for section in narrative.sections for p in section.paragraphs)


def test_every_printed_figure_comes_out_but_the_one_that_was_cut_off():
    counted = figures(text())
    differing = {}
    for key, expected in printed_for("yuanzhou", 2020).items():
        figure = counted[key]
        percentage = figure.change or figure.reduction
        shown = percentage.value if percentage else None
        if (figure.value, shown) != (expected.value, expected.percentage):
            differing[key] = (str(shown), figure.note)
    assert differing == {
        "site.interactions": (
            "19.4",
            "已公布的报告中“政民互动”同比为19.3%；"
            "由上年31、本年37计算为19.354…%，四舍五入应为19.4%。",
        )
    }


def test_a_printed_value_that_differs_is_noted():
    known = {"site.epidemic": Known(61)}
    note = figures_of_sentence("疫情{site.epidemic}。", known)["site.epidemic"].note
    assert note == "已公布的报告中“疫情防控信息”为60条，按记录统计为61条。"


def figures_of_sentence(sentence, known):
    return {figure.key: figure for figure in written(sentence, known)[0].figures}


def written(sentence, known, **options):
    """The paragraph of one sentence, with the figures of Yuanzhou's template."""
    full = template_for("gkb-2019", "yuanzhou", 2020)
    section = templates.SectionTemplate(
        "", ((templates._sentence({"text": sentence, **options}),),)
    )
    template = templates.Template("t", "题", {}, full.wording, full.figures, {"ch1": (section,)})
    narrative = write(template, WORDS, known, printed.printed_for("yuanzhou", 2020))
    return narrative.sections[0].paragraphs[0], narrative


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (Known(37, 31), "同比增长19.4%"),
        (Known(31, 37), "同比下降16.2%"),
        (Known(5, 5), "与上年持平"),
        (Known(5, 0), "上年为0，不作同比"),
        (Known(5), "上年没有数据，不作同比"),
    ],
)
def test_change_in_words(known, text):
    paragraph, _ = written("{site.interactions:change}", {"site.interactions": known})
    assert paragraph.text == text


def test_reduction_in_words():
    known = {"media.accounts_cleared": Known(38), "media.accounts": Known(54)}
    sentence = "{media.accounts_cleared}，{media.accounts_cleared:reduction}"
    assert written(sentence, known)[0].text == "38家，减少70.4%"
    del known["media.accounts"]
    assert written(sentence, known)[0].text == "38家，原有数没有记录"


class TestMissing:
    def test_a_missing_figure_is_marked(self):
        paragraph, _ = written("共{zones.built}。", {})
        assert [(s.text, s.mark) for s in paragraph.segments] == [
            ("共", False),
            ("〔待填：政务公开专区〕", True),
            ("。", False),
        ]
        assert paragraph.figures == ()

    def test_an_optional_sentence_is_left_out(self):
        assert written("共{zones.built}。", {}, optional=True)[0].text == ""

    def test_a_duty_without_record_is_stated_and_reported(self):
        paragraph, narrative = written(
            "考核{duties.assessment}。", {}, duty="assessment", otherwise="〔尚无记录〕"
        )
        assert [(s.text, s.mark) for s in paragraph.segments] == [("〔尚无记录〕", True)]
        assert narrative.unmet == ("assessment",)

    def test_a_duty_with_a_record_is_met(self):
        known = {"duties.assessment": Known(2)}
        paragraph, narrative = written(
            "考核{duties.assessment}。", known, duty="assessment", otherwise="〔尚无记录〕"
        )
        assert (paragraph.text, narrative.unmet) == ("考核2项。", ())

    def test_yuanzhou_2020_says_that_article_50_is_not_met(self):
        narrative = text()
        assert narrative.unmet == ("assessment", "evaluation", "accountability")
        assert whole(narrative).count("本系统尚无记录") == 3


@pytest.mark.parametrize(
    ("options", "value", "shown"),
    [
        pytest.param({}, 7578, "7578条", id="exact"),
        pytest.param({"over": 10}, 243, "240余条", id="rounded down"),
        pytest.param({"over": 10}, 240, "240条", id="a round number is not 余"),
        pytest.param({"wan": 2}, 15500, "1.55万条", id="in ten thousands"),
        pytest.param({"wan": 2}, 15599, "1.55万余条", id="never rounded up"),
    ],
)
def test_display(options, value, shown):
    assert display(FigureSpec("k", "名", "条", **options), value) == shown


@pytest.mark.parametrize("layout", [layout.id for layout in catalogue.all_layouts()])
def test_the_general_texts_hold_only_cells_of_their_form(layout):
    template = template_for(layout, "somewhere", 2022)
    form = catalogue.by_id(layout)
    named = [spec.cell for spec in template.figures.values() if spec.cell]
    assert [address for address in named if address not in form.cells] == []


def test_the_general_text_of_2021_reports_fees_in_chapter_six():
    template = template_for("gkb-2021", "somewhere", 2022)
    counted = {"fees.notices": 2, "fees.charged": 480, "fees.received": 0, "fees.refunded": 0}
    known = {key: Known(value) for key, value in counted.items()}
    (section,) = write(template, WORDS, known).of("ch6")
    told = section.paragraphs[0].text
    assert told == "本年发出信息处理费收费通知2件，金额480元；实际收取0元，退还0元。"


def test_every_figure_of_the_sample_is_in_the_text():
    named = set(figures(text()))
    bases = {"site.interpreted", "media.accounts", "media.wechat_groups", "media.qq_groups"}
    assert set(FIGURES) - bases <= named
