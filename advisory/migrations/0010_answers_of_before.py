"""What was answered before there were rounds is the first one."""

from django.db import migrations

TELL = """
    UPDATE advisory_commitment commitment SET told_at = answer.published_at
    FROM advisory_answer answer
    WHERE answer.contribution_id = commitment.contribution_id
        AND answer.published_at IS NOT NULL
"""
GROUND = """
    INSERT INTO advisory_grounds (version, answer_id, reason, decided_by_id, decided_at)
    SELECT 1, answer.id, review.reason, review.decided_by_id, review.decided_at
    FROM advisory_answer answer
    JOIN advisory_review review ON review.contribution_id = answer.contribution_id
    WHERE answer.published_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("advisory", "0009_answer_rounds")]

    operations = [
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
        migrations.RunSQL(GROUND, migrations.RunSQL.noop),
    ]
