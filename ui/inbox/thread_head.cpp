// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/thread_head.h"

#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/menus.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int leastTitle = 190; ///< with less room beside them the buttons stand in a line of their own
}

ThreadHead::ThreadHead(const Kit &kit, ActionRegistry &actions, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_lines(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_what(new QWidget(this))
    , m_buttons(new QWidget(this))
    , m_back(makeIconButton(kit, Glyph::Left, tr("Back to the list"), ButtonKind::Normal, ButtonSize::Small,
                            {}, m_what))
    , m_mark(new NetworkMark(kit, {}, {}, MarkSize::Medium, MarkStyle::Filled, m_what))
    , m_title(new ElidedLabel({}, TypeRole::Strong, Ink::Text, m_what))
    , m_where(new ElidedLabel({}, TypeRole::Caption, Ink::Text3, m_what))
    , m_assign(makeButton(kit, {}, ButtonKind::Normal, Glyph::User, ButtonSize::Small, m_buttons))
    , m_later(makeButton(kit, tr("Later"), ButtonKind::Normal, Glyph::Clock, ButtonSize::Small, m_buttons))
    , m_done(makeButton(kit, tr("Done"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small, m_buttons))
    , m_doneKey(new KeyCap(kit, {}, m_buttons))
    , m_more(
          makeIconButton(kit, Glyph::More, tr("More"), ButtonKind::Quiet, ButtonSize::Small, {}, m_buttons))
{
    setObjectName(QStringLiteral("threadHead"));
    setProperty("edge", QStringLiteral("bottom"));
    setProperty("surface", QStringLiteral("surface"));
    m_back->setObjectName(QStringLiteral("backToList"));
    m_title->setObjectName(QStringLiteral("threadTitle"));
    m_where->setObjectName(QStringLiteral("threadWhere"));
    m_assign->setObjectName(QStringLiteral("assignButton"));
    m_later->setObjectName(QStringLiteral("laterButton"));
    m_done->setObjectName(QStringLiteral("doneButton"));
    m_more->setObjectName(QStringLiteral("moreButton"));
    auto *what = new QHBoxLayout(m_what);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_where);
    what->addWidget(m_back);
    what->addWidget(m_mark);
    what->addLayout(words, 1);
    auto *buttons = new QHBoxLayout(m_buttons);
    for (QWidget *one :
         {static_cast<QWidget *>(m_assign), static_cast<QWidget *>(m_later), static_cast<QWidget *>(m_done),
          static_cast<QWidget *>(m_doneKey), static_cast<QWidget *>(m_more)})
        buttons->addWidget(one);
    m_lines->addWidget(m_what, 1);
    m_lines->addWidget(m_buttons);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &ThreadHead::backRequested);
    actions.followKey(QStringLiteral("inbox.done"), this, [this](const QString &key) {
        m_doneKey->setKey(key);
        m_doneKey->setVisible(!key.isEmpty());
    });
    actions.followKey(QStringLiteral("inbox.later"), this, [this](const QString &key) {
        m_later->setToolTip(key.isEmpty() ? tr("Out of sight until then")
                                          : tr("Out of sight until then (%1)", "key").arg(key));
    });
    measure();
}

void ThreadHead::show(const Shown &shown)
{
    m_title->setText(shown.title);
    m_where->setText(shown.where);
    m_mark->setNetwork(shown.network, shown.networkName);
    const bool nobody = shown.assignedTo.isEmpty();
    m_assign->setText(nobody ? tr("Assign") : menuText(shown.assignedTo.section(QLatin1Char(' '), 0, 0)));
    m_assign->setAccessibleName(nobody ? tr("Assign it to somebody")
                                       : tr("Assigned to %1, change it").arg(shown.assignedTo));
    m_assign->setToolTip(nobody ? tr("Assign it to somebody") : tr("Assigned to %1").arg(shown.assignedTo));
    m_done->setText(shown.isOpen ? tr("Done") : tr("Take up again"));
    setButtonKind(m_kit, m_done, ButtonKind::Normal, shown.isOpen ? Glyph::Check : Glyph::Undo);
    m_buttons->updateGeometry();
    fit();
}

void ThreadHead::setBackShown(bool shown)
{
    m_back->setVisible(shown);
    fit();
}

void ThreadHead::measure()
{
    m_lines->setContentsMargins(m_kit.px(20), m_kit.px(6), m_kit.px(12), m_kit.px(6));
    m_lines->setSpacing(m_kit.px(8));
    m_what->layout()->setContentsMargins(0, 0, 0, 0);
    m_what->layout()->setSpacing(m_kit.px(8));
    m_buttons->layout()->setContentsMargins(0, 0, 0, 0);
    m_buttons->layout()->setSpacing(m_kit.px(8));
    setMinimumHeight(m_kit.px(52));
    fit();
}

void ThreadHead::fit()
{
    m_buttons->layout()->activate();
    const int beside = width() - m_buttons->sizeHint().width() - m_kit.px(40);
    const bool twoLines = beside < m_kit.px(leastTitle);
    m_lines->setDirection(twoLines ? QBoxLayout::TopToBottom
                                   : (isRightToLeft() ? QBoxLayout::LeftToRight : QBoxLayout::LeftToRight));
    m_lines->setAlignment(m_buttons, twoLines ? Qt::AlignLeading : Qt::Alignment());
}

void ThreadHead::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void ThreadHead::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

} // namespace hatstand::ui::inbox
