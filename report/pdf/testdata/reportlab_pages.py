"""Draws the Markdown of a report with ReportLab: paragraphs, headings and tables, in a TrueType family embedded as
a subset, as whoever wrote a report generator in Python would. BenchmarkOthers times it."""
import sys
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

page, font, out = sys.argv[1:4]
pdfmetrics.registerFont(TTFont("Family", font))
body = ParagraphStyle("body", fontName="Family", fontSize=9, leading=12)
head = ParagraphStyle("head", parent=body, fontSize=14, leading=18, spaceBefore=8)
grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.3, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def flush(rows, story):
    if rows:
        wide = max(len(row) for row in rows)
        data = [[Paragraph(escape(cell), body) for cell in row + [""] * (wide - len(row))] for row in rows]
        story.append(Table(data, colWidths=[510 / wide] * wide, style=grid, repeatRows=1))
    return []


story, rows = [], []
for line in open(page, encoding="utf-8"):
    line = line.rstrip()
    if line.startswith("|"):
        if not set(line) <= set("|-: "):
            rows.append(cells(line))
        continue
    rows = flush(rows, story)
    if line.startswith("#"):
        story.append(Paragraph(escape(line.lstrip("# ")), head))
    elif line:
        story.append(Paragraph(escape(line), body))
flush(rows, story)
SimpleDocTemplate(out, pagesize=letter, leftMargin=50, rightMargin=50).build(story)
