from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="collected_at",
            field=models.TimeField(blank=True, help_text="The hour printed beside the day of collection, where the sample was taken.", null=True),
        ),
    ]
