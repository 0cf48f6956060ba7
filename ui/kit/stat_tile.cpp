// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/stat_tile.h"

#include "kit/labels.h"
#include "kit/sparkline.h"
#include "kit/time_words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
constexpr int leastWithLine = 232;
}

StatTile::StatTile(const Kit &kit, const QString &label, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_label(new ElidedLabel(label, TypeRole::Second, Ink::Text2))
    , m_figure(makeLabel(QStringLiteral("–"), TypeRole::Tile))
    , m_of(makeLabel({}, TypeRole::Body, Ink::Text2))
    , m_note(makeLabel({}, TypeRole::Caption, Ink::Text2))
    , m_line(new Sparkline(kit))
    , m_layout(new QVBoxLayout(this))
    , m_row(new QHBoxLayout)
    , m_words(new QVBoxLayout)
    , m_figures(new QHBoxLayout)
{
    setProperty("edge", QStringLiteral("card"));
    m_of->setAlignment((m_of->alignment() & ~Qt::AlignVertical_Mask) | Qt::AlignBottom);
    m_figures->addWidget(m_figure, 0, Qt::AlignBottom);
    m_figures->addWidget(m_of, 0, Qt::AlignBottom);
    m_figures->addStretch();

    m_words->setSpacing(0);
    m_words->addLayout(m_figures);
    m_note->setWordWrap(true);
    m_words->addWidget(m_note);
    m_words->addStretch(); // where the note of another tile takes more lines, figures stay beside each other

    // The label has the whole width: the line stands beside the figure only.
    m_row->addLayout(m_words, 1);
    m_row->addWidget(m_line, 0, Qt::AlignBottom);
    m_layout->addWidget(m_label);
    m_layout->addLayout(m_row, 1);
    m_line->hide();
    m_of->hide();
    measure();
    updateAccessibleName();
}

void StatTile::measure()
{
    m_layout->setContentsMargins(m_kit.px(16), m_kit.px(12), m_kit.px(16), m_kit.px(12));
    m_layout->setSpacing(0);
    m_row->setSpacing(m_kit.px(8));
    m_figures->setSpacing(m_kit.px(6));
    m_figures->setContentsMargins(0, m_kit.px(2), 0, 0);
    // On one line with the figure: a box layout knows no baselines. The figure stands in the middle of its
    // line, which is lower than its font; what it is of stands at the bottom.
    const QFontMetrics figure(m_kit.font(TypeRole::Tile));
    const int below = figure.descent() + (m_kit.theme().lineHeight(TypeRole::Tile) - figure.height()) / 2;
    const int rise = below - QFontMetrics(m_kit.font(TypeRole::Body)).descent();
    m_of->setContentsMargins(0, 0, 0, std::max(0, rise));
}

void StatTile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        measure();
    QFrame::changeEvent(event);
}

void StatTile::setFigure(const QString &figure, const QString &of)
{
    m_figure->setText(figure);
    m_of->setText(of);
    m_of->setVisible(!of.isEmpty());
    updateAccessibleName();
}

void StatTile::setNote(const QString &note, Ink ink)
{
    m_note->setText(note);
    setInk(m_note, ink);
    updateAccessibleName();
}

void StatTile::setValues(std::vector<double> values, const QString &course)
{
    m_hasCourse = values.size() > 1;
    showLine();
    m_line->setAccessibleName(course);
    m_line->setValues(std::move(values));
}

void StatTile::showLine()
{
    // The words come first; the course is said in the accessible name of the line only while it is drawn.
    m_line->setVisible(m_hasCourse && width() >= m_kit.px(leastWithLine));
}

void StatTile::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showLine();
}

void StatTile::updateAccessibleName()
{
    QStringList parts{m_label->text(), m_figure->text()};
    for (const QLabel *label : {m_of, m_note}) {
        if (!label->text().isEmpty())
            parts << label->text();
    }
    setAccessibleName(factWords(parts));
}

} // namespace hatstand::ui
