// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/empty_state.h"

#include "kit/buttons.h"
#include "kit/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui
{

EmptyState::EmptyState(const Kit &kit, Glyph glyph, const QString &title, const QString &text,
                       QWidget *parent)
    : QWidget(parent)
    , m_kit(kit)
    , m_glyph(glyph)
    , m_sign(new QLabel)
    , m_title(makeLabel({}, TypeRole::Strong))
    , m_text(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_action(makeButton(kit, {}, ButtonKind::Normal, std::nullopt, ButtonSize::Small))
    , m_second(makeButton(kit, {}, ButtonKind::Quiet, std::nullopt, ButtonSize::Small))
{
    m_action->setObjectName(QStringLiteral("emptyStateAction"));
    m_second->setObjectName(QStringLiteral("emptyStateSecondAction"));
    for (QLabel *label : {m_sign, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_sign);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m_kit.px(size::gap));
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(m_kit.px(16), m_kit.px(16), m_kit.px(16), m_kit.px(16));
    layout->setSpacing(m_kit.px(4));
    layout->addStretch();
    layout->addWidget(m_sign);
    layout->addSpacing(m_kit.px(6));
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(m_kit.px(8));
    layout->addLayout(buttons);
    layout->addStretch();
    m_action->hide();
    m_second->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondActionTriggered);
    setMessage(glyph, title, text);
}

void EmptyState::setMessage(Glyph glyph, const QString &title, const QString &text, Ink glyphInk)
{
    m_glyph = glyph;
    m_ink = glyphInk;
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    drawSign();
}

void EmptyState::setAction(const QString &text, std::optional<Glyph> glyph)
{
    m_action->setText(text);
    m_action->setIcon(glyph ? m_kit.icon(*glyph) : QIcon());
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setSecondAction(const QString &text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        drawSign();
    QWidget::changeEvent(event);
}

void EmptyState::drawSign()
{
    m_sign->setPixmap(
        m_kit.icons.pixmap(m_glyph, m_kit.px(32), m_kit.theme().ink(m_ink), devicePixelRatioF()));
}

} // namespace hatstand::ui
