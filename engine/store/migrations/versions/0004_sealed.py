"""The key of the files beside an encrypted workspace, and which photographs it keeps.

Revision 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Workspaces of before are not encrypted: they have none."""
    op.add_column("workspace", sa.Column("seal_key", sa.LargeBinary(), nullable=True))
    op.create_table(
        "kept_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("sha256", "case_id"),
    )
