// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/choice_bar.h"

#include "kit/buttons.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace hatstand::ui::inbox
{

ChoiceBar::ChoiceBar(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_box(new QCheckBox(this))
    , m_assign(makeButton(kit, tr("Assign"), ButtonKind::Normal, Glyph::User, ButtonSize::Small, this))
    , m_done(makeButton(kit, tr("Done"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small, this))
    , m_more(makeIconButton(kit, Glyph::More, tr("More for what is chosen"), ButtonKind::Normal,
                            ButtonSize::Small, {}, this))
{
    setObjectName(QStringLiteral("choiceBar"));
    m_box->setObjectName(QStringLiteral("chosenBox"));
    m_box->setToolTip(tr("Choose none (Esc)"));
    m_assign->setObjectName(QStringLiteral("assignChosen"));
    m_done->setObjectName(QStringLiteral("doneChosen"));
    m_more->setObjectName(QStringLiteral("moreChosen"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_box);
    row->addStretch(1);
    row->addWidget(m_assign);
    row->addWidget(m_done);
    row->addWidget(m_more);
    connect(m_box, &QCheckBox::clicked, this, &ChoiceBar::cleared);
    connect(m_assign, &QPushButton::clicked, this, [this] { Q_EMIT assignRequested(m_assign); });
    connect(m_done, &QPushButton::clicked, this, &ChoiceBar::doneRequested);
    connect(m_more, &QPushButton::clicked, this, [this] { Q_EMIT moreRequested(m_more); });
    measure();
    hide();
}

void ChoiceBar::measure()
{
    layout()->setContentsMargins(m_kit.px(12), m_kit.px(6), m_kit.px(12), m_kit.px(6));
    layout()->setSpacing(m_kit.px(6));
    setMinimumHeight(m_kit.px(40));
    m_box->setFont(m_kit.font(TypeRole::Strong));
}

void ChoiceBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void ChoiceBar::setCount(int count)
{
    m_box->setChecked(true);
    m_box->setText(tr("%n chosen", nullptr, count));
    setVisible(count > 0);
}

void ChoiceBar::setReopens(bool reopens)
{
    m_done->setText(reopens ? tr("Take up again") : tr("Done"));
    setButtonKind(m_kit, m_done, ButtonKind::Normal, reopens ? Glyph::Undo : Glyph::Check);
}

void ChoiceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_kit.theme().accentTint);
    painter.fillRect(0, height() - 1, width(), 1, m_kit.theme().accentTint2);
}

} // namespace hatstand::ui::inbox
