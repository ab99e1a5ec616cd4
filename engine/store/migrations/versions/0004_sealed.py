"""The key of the files beside an encrypted workspace.

Revision 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Workspaces of before are not encrypted: they have none."""
    op.add_column("workspace", sa.Column("seal_key", sa.LargeBinary(), nullable=True))
