// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/choice_bar.h"

#include "kit/buttons.h"
#include "kit/labels.h"

#include <QHBoxLayout>

namespace hatstand::ui::calendar
{

ChoiceBar::ChoiceBar(const Kit &kit, PostChoice &choice, QWidget *parent)
    : QWidget(parent), m_choice(choice), m_count(makeLabel({}, TypeRole::Strong))
{
    setObjectName(QStringLiteral("choiceBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit.px(size::gap));
    auto *move = makeButton(kit, tr("Move…"), ButtonKind::Normal, Glyph::Calendar);
    move->setObjectName(QStringLiteral("moveChosen"));
    auto *remove = makeButton(kit, tr("Delete"), ButtonKind::Normal, Glyph::Trash);
    remove->setObjectName(QStringLiteral("deleteChosen"));
    auto *clear = makeButton(kit, tr("Clear choice"), ButtonKind::Link);
    clear->setObjectName(QStringLiteral("clearChosen"));
    layout->addWidget(m_count);
    layout->addSpacing(kit.px(size::gapInCard));
    layout->addWidget(move);
    layout->addWidget(remove);
    layout->addWidget(clear);
    layout->addStretch();
    connect(move, &QPushButton::clicked, this, &ChoiceBar::moveAsked);
    connect(remove, &QPushButton::clicked, this, &ChoiceBar::removeAsked);
    connect(clear, &QPushButton::clicked, &choice, &PostChoice::clear);
    connect(&choice, &PostChoice::changed, this, &ChoiceBar::follow);
    follow();
}

void ChoiceBar::follow()
{
    m_count->setText(tr("%n chosen", nullptr, int(m_choice.ids().size())));
}

} // namespace hatstand::ui::calendar
