import django.db.models.deletion
from django.db import migrations, models

TERMS = [
    ("T1", "平信当日确认"),
    ("T2", "告知补正"),
    ("T3", "申请人补正"),
    ("T4", "答复"),
    ("T5", "延期后的答复"),
    ("T6", "第三方提出意见"),
    ("T7", "有关机关提出意见"),
    ("T8", "发出收费通知"),
    ("T9", "申请人缴费"),
    ("T10", "申请行政复议"),
    ("T11", "提起行政诉讼"),
    ("T12", "复议后提起行政诉讼"),
    ("T13", "复议答复（简易程序）"),
    ("T14", "复议答复（普通程序）"),
    ("T15", "诉讼答辩"),
    ("T16", "申请行政复议（未告知复议权利）"),
    ("T17", "提起行政诉讼（未告知起诉期限）"),
]
DEBTORS = [("organ", "受理机关"), ("applicant", "申请人"), ("party", "被征求意见方")]


class Migration(migrations.Migration):
    dependencies = [("inforequests", "0009_imports")]

    operations = [
        migrations.CreateModel(
            name="OpenPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("term", models.CharField(choices=TERMS, max_length=3, verbose_name="期限")),
                ("party", models.CharField(blank=True, max_length=40, verbose_name="被征求人")),
                ("owed_by", models.CharField(choices=DEBTORS, max_length=9, verbose_name="义务人")),
                ("due_on", models.DateField(verbose_name="届满日")),
                ("provisional", models.BooleanField(default=False, verbose_name="届满日为推定")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_periods",
                        to="inforequests.informationrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "在走的期限",
                "verbose_name_plural": "在走的期限",
                "ordering": ("due_on", "pk"),
                "indexes": [models.Index(fields=["due_on", "request"], name="open_period_due")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "term", "party"), name="open_period_once"
                    )
                ],
            },
        ),
    ]
