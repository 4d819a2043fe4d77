"""Where SOPs are kept: like the form on paper, and closed once in force."""

from sop.admin.impor import ImporSopAdmin
from sop.admin.instansi import InstansiAdmin
from sop.admin.sop import SopAdmin
from sop.admin.versi import VersiSopAdmin

__all__ = ["ImporSopAdmin", "InstansiAdmin", "SopAdmin", "VersiSopAdmin"]
