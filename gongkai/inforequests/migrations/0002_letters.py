import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0001_requests"),
        ("organs", "0001_organs_posts_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "organ",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="letterhead",
                        serialize=False,
                        to="organs.organ",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="联系部门、电话和地址。",
                        max_length=200,
                        verbose_name="联系方式",
                    ),
                ),
                (
                    "review_body",
                    models.CharField(
                        blank=True,
                        help_text="空着就按机构关系写：部门写本级人民政府，政府写上一级人民政府。",
                        max_length=100,
                        verbose_name="行政复议机关全称",
                    ),
                ),
                (
                    "department_above",
                    models.CharField(
                        blank=True,
                        help_text="垂直管理单位的复议机关；2024年以前的文书也要写。",
                        max_length=100,
                        verbose_name="上一级主管部门全称",
                    ),
                ),
                (
                    "review_at",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="行政复议机关地址和网上渠道"
                    ),
                ),
                (
                    "court",
                    models.CharField(
                        blank=True,
                        help_text="请向法制机构核实。",
                        max_length=100,
                        verbose_name="有管辖权的人民法院全称",
                    ),
                ),
            ],
            options={
                "verbose_name": "文书信息",
                "verbose_name_plural": "文书信息",
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="facts",
            field=models.JSONField(blank=True, default=dict, verbose_name="成文时的事实"),
        ),
        migrations.AddField(
            model_name="letter",
            name="party",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="letters",
                to="inforequests.consultedparty",
                verbose_name="收件的一方",
            ),
        ),
    ]
