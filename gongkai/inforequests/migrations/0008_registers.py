import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0001_items_documents_tallies"),
        ("inforequests", "0007_archive"),
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SubjectMark",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="subject_mark",
                        serialize=False,
                        to="inforequests.informationrequest",
                    ),
                ),
                ("digest", models.CharField(db_index=True, max_length=32)),
            ],
            options={
                "verbose_name": "内容标识",
                "verbose_name_plural": "内容标识",
            },
        ),
        migrations.CreateModel(
            name="GroupRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("join", "并案"), ("answer", "答复")],
                        max_length=8,
                        verbose_name="办理内容",
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=32)),
                ("upto", models.PositiveBigIntegerField(default=0)),
                ("answered", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("total", models.PositiveIntegerField(verbose_name="共")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="已办")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="办完时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="inforequests.informationrequest",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="inforequests.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "成批办理",
                "verbose_name_plural": "成批办理",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="AnswerMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.PositiveIntegerField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer_marks",
                        to="inforequests.informationrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "答复索引",
                "verbose_name_plural": "答复索引",
                "constraints": [
                    models.UniqueConstraint(fields=("value", "request"), name="answer_mark_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosedAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("asked", models.TextField(verbose_name="申请的内容")),
                ("told", models.TextField(blank=True, verbose_name="答复的要点")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("G1", "已主动公开"),
                            ("G2", "予以公开"),
                            ("P0", "部分公开"),
                            ("D1", "属于国家秘密"),
                            ("D2", "其他法律行政法规禁止公开"),
                            ("D3", "危及“三安全一稳定”"),
                            ("D4", "保护第三方合法权益"),
                            ("D5", "属于三类内部事务信息"),
                            ("D6", "属于四类过程性信息"),
                            ("D7", "属于行政执法案卷"),
                            ("D8", "属于行政查询事项"),
                            ("U1a", "经检索不存在"),
                            ("U1b", "不属于本机关负责公开"),
                            ("U2", "没有现成信息需要另行制作"),
                            ("U3", "补正后申请内容仍不明确"),
                            ("N1", "信访举报投诉类申请"),
                            ("N2", "重复申请"),
                            ("N3", "要求提供公开出版物"),
                            ("N4", "无正当理由大量反复申请"),
                            ("N5", "要求行政机关确认或重新出具已获取信息"),
                            ("O1", "申请人无正当理由逾期不补正"),
                            ("O2", "申请人逾期未按收费通知要求缴纳费用"),
                            ("O3", "其他"),
                            ("R1", "予以更正"),
                            ("R2", "转送或者告知另行提出"),
                            ("R3", "不予更正"),
                        ],
                        max_length=4,
                        verbose_name="处理决定",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(help_text="只公开年月。", verbose_name="答复月份"),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("review", "待审查"),
                            ("published", "已公开"),
                            ("withdrawn", "已撤下"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("prepared_at", models.DateTimeField(verbose_name="拟稿时间")),
                ("opinion", models.TextField(blank=True, verbose_name="审查意见")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="公开时间"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="撤下时间"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="撤下原因"),
                ),
                (
                    "files",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="inforequests.casefile"
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosed_answers",
                        to="organs.organ",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosed_answer",
                        to="inforequests.informationrequest",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "公开的答复",
                "verbose_name_plural": "公开的答复",
                "ordering": ("-published_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["standing", "-published_at", "-id"], name="disclosed_newest"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "published"), _negated=True),
                            models.Q(
                                ("published_at__isnull", False),
                                ("reviewed_by__isnull", False),
                                models.Q(("reviewed_by", models.F("prepared_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disclosed_answer_seen_by_two",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupRunError",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("text", models.TextField(verbose_name="原因")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inforequests.informationrequest",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="errors",
                        to="inforequests.grouprun",
                    ),
                ),
            ],
            options={
                "verbose_name": "成批办理中没有办成的",
                "verbose_name_plural": "成批办理中没有办成的",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("run", "request"), name="group_run_error_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProactiveProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(blank=True, db_index=True, max_length=32)),
                ("title", models.CharField(max_length=200, verbose_name="信息名称")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("repeated", "多人申请"),
                            ("officer", "办理人员提出"),
                            ("suggestion", "申请人建议"),
                        ],
                        max_length=12,
                        verbose_name="由来",
                    ),
                ),
                ("applicants", models.PositiveIntegerField(default=1, verbose_name="申请人数")),
                ("raised_at", models.DateTimeField(verbose_name="提出时间")),
                (
                    "is_accepted",
                    models.BooleanField(blank=True, null=True, verbose_name="转为主动公开"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="决定的理由")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="决定日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="公开期限")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                (
                    "place",
                    models.CharField(blank=True, max_length=300, verbose_name="索引号或者网址"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="disclosures.item",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inforequests.letter",
                        verbose_name="给建议人的告知书",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proactive_proposals",
                        to="organs.organ",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proactive_proposals",
                        to="inforequests.informationrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "转主动公开建议",
                "verbose_name_plural": "转主动公开建议",
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["organ", "due_on"], name="proactive_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", True),
                                ("due_on__isnull", True),
                                ("is_accepted__isnull", True),
                            ),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proactive_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(
                                ("done_on__gte", models.F("decided_on")),
                                ("is_accepted", True),
                                models.Q(
                                    models.Q(("place", ""), _negated=True),
                                    ("item__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="proactive_done_with_place",
                    ),
                ],
            },
        ),
    ]
