"""Reports for people: pictures with layers, and the PDF."""

from engine.report.case import PAPERS, Case
from engine.report.figures import overlay
from engine.report.pdf import write_pdf, write_report
from engine.report.words import languages

__all__ = ["PAPERS", "Case", "languages", "overlay", "write_pdf", "write_report"]
