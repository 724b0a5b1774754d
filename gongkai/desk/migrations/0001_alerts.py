import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AlertDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("ran_at", models.DateTimeField(null=True, verbose_name="最近一次")),
            ],
            options={
                "verbose_name": "提醒日",
                "verbose_name_plural": "提醒日",
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stream", models.CharField(max_length=120, verbose_name="事项")),
                ("term", models.CharField(max_length=3, verbose_name="期限")),
                ("party", models.CharField(blank=True, max_length=40, verbose_name="被征求人")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("seven", "剩余不多"),
                            ("three", "临近届满"),
                            ("one", "即将届满"),
                            ("overdue", "已逾期"),
                        ],
                        max_length=7,
                        verbose_name="级别",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="届满日")),
                ("provisional", models.BooleanField(default=False, verbose_name="届满日为推定")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("url", models.CharField(max_length=200)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("editor", "信息编辑"),
                            ("reviewer", "公开审查"),
                            ("publisher", "信息签发"),
                            ("intake", "依申请受理"),
                            ("handler", "依申请承办"),
                            ("lawyer", "合法性审核"),
                            ("signer", "答复签发"),
                            ("archivist", "档案管理"),
                            ("reporter", "年报编制"),
                            ("supervisor", "政务公开主管"),
                            ("auditor", "监督审计"),
                            ("technician", "系统管理"),
                        ],
                        max_length=16,
                        verbose_name="责任职责",
                    ),
                ),
                ("raised_at", models.DateTimeField(verbose_name="提醒时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="已阅时间")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alerts",
                        to="organs.organ",
                        verbose_name="机构",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alerts",
                        to="organs.post",
                        verbose_name="责任岗位",
                    ),
                ),
                (
                    "seen_by",
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
                "verbose_name": "期限提醒",
                "verbose_name_plural": "期限提醒",
                "ordering": ("due_on", "pk"),
                "indexes": [
                    models.Index(fields=["organ", "ended_at", "due_on"], name="alert_of_organ"),
                    models.Index(fields=["ended_at", "due_on"], name="alert_standing"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stream", "term", "party", "due_on", "level"), name="alert_once"
                    )
                ],
            },
        ),
    ]
