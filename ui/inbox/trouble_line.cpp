// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/trouble_line.h"

#include "kit/buttons.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui::inbox
{

namespace
{
constexpr qsizetype mostShown = 6;
}

TroubleLine::TroubleLine(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_words(new ElidedLabel({}, TypeRole::Second, Ink::Text2, this))
    , m_show(makeButton(kit, tr("Show"), ButtonKind::Link, std::nullopt, ButtonSize::Small, this))
    , m_all(makeLabel({}, TypeRole::Second, Ink::Text2, this))
{
    setObjectName(QStringLiteral("troubleLine"));
    setProperty("edge", QStringLiteral("top"));
    m_words->setObjectName(QStringLiteral("troubleWords"));
    m_show->setObjectName(QStringLiteral("showTroubles"));
    m_all->setObjectName(QStringLiteral("troubles"));
    m_all->setWordWrap(true);
    m_all->hide();
    auto *line = new QHBoxLayout;
    line->setSpacing(kit.px(8));
    line->addWidget(new GlyphLabel(kit, Glyph::Alert, 14, Ink::Warning, this));
    line->addWidget(m_words, 1);
    line->addWidget(m_show);
    auto *column = new QVBoxLayout(this);
    column->addLayout(line);
    column->addWidget(m_all);
    connect(m_show, &QPushButton::clicked, this, [this] { showAll(!m_shown); });
    measure();
    hide();
}

void TroubleLine::measure()
{
    layout()->setContentsMargins(m_kit.px(12), m_kit.px(4), m_kit.px(12), m_kit.px(4));
    layout()->setSpacing(m_kit.px(4));
}

void TroubleLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void TroubleLine::showAll(bool shown)
{
    m_shown = shown;
    m_all->setVisible(shown);
    m_show->setText(shown ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(shown ? tr("Hide what could not be read") : tr("Show what could not be read"));
    m_show->updateGeometry();
}

void TroubleLine::setTroubles(const QStringList &sentences)
{
    setVisible(!sentences.isEmpty());
    m_words->setText(tr("%n place(s) could not be read", nullptr, static_cast<int>(sentences.size())));
    m_all->setText(sentences.mid(0, mostShown).join(QLatin1Char('\n')));
    showAll(m_shown && !sentences.isEmpty());
}

} // namespace hatstand::ui::inbox
