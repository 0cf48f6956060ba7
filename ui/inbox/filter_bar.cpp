// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/filter_bar.h"

#include "inbox/inbox_words.h"
#include "kit/buttons.h"
#include "kit/choice_box.h"
#include "kit/flow_layout.h"
#include "kit/menus.h"
#include "listen/kinds/kind_names.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int leastChoice = 72;
constexpr int mostChoice = 128;
using Order = listen::InboxQuery::Order;
using networks::Channel;

QAction *addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool checked)
{
    QAction *action = menu.addAction(menuText(text));
    action->setCheckable(true);
    action->setChecked(checked);
    group.addAction(action);
    return action;
}
} // namespace

FilterBar::FilterBar(const Kit &kit, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_upper(new QWidget(this))
    , m_kind(new ChoiceBox(m_upper))
    , m_feeling(new ChoiceBox(m_upper))
    , m_order(makeButton(kit, {}, ButtonKind::Quiet, Glyph::Filter, ButtonSize::Small, m_upper))
    , m_chips(new QWidget(this))
{
    setObjectName(QStringLiteral("inboxFilters"));
    setProperty("edge", QStringLiteral("bottom"));
    m_kind->setObjectName(QStringLiteral("kindFilter"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("All kinds"), -1);
    for (const listen::ConversationKind kind : listen::allKinds)
        m_kind->addItem(listen::kindName(kind), static_cast<int>(kind));
    m_feeling->setObjectName(QStringLiteral("feelingFilter"));
    m_feeling->setAccessibleName(tr("Feeling"));
    m_feeling->addItem(tr("Any feeling"), -1);
    for (const listen::Feeling feeling :
         {listen::Feeling::Negative, listen::Feeling::Neutral, listen::Feeling::Positive})
        m_feeling->addItem(feelingWords(feeling), static_cast<int>(feeling));
    for (ChoiceBox *one : {m_kind, m_feeling}) {
        one->setProperty("sizing", QStringLiteral("small"));
        one->fitCurrentText(kit, leastChoice, mostChoice);
        connect(one, &QComboBox::activated, this, &FilterBar::changed);
    }
    m_order->setObjectName(QStringLiteral("orderButton"));
    auto *row = new QHBoxLayout(m_upper);
    row->addWidget(m_kind);
    row->addWidget(m_feeling);
    row->addStretch(1);
    row->addWidget(m_order);
    m_chips->setObjectName(QStringLiteral("filterChips"));
    new FlowLayout(m_chips, kit.px(6), kit.px(4));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_upper);
    column->addWidget(m_chips);
    connect(m_order, &QPushButton::clicked, this, [this] { popUpUnder(*makeMenu(), m_order); });
    setOrder(m_chosenOrder);
    showChips();
    measure();
}

void FilterBar::measure()
{
    layout()->setContentsMargins(m_kit.px(12), m_kit.px(8), m_kit.px(12), m_kit.px(8));
    m_upper->layout()->setContentsMargins(0, 0, 0, 0);
    m_upper->layout()->setSpacing(m_kit.px(6));
    m_chips->layout()->setContentsMargins(0, m_kit.px(6), 0, 0);
}

void FilterBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void FilterBar::setLabels(const QStringList &labels)
{
    m_labels = labels;
}

void FilterBar::applyTo(listen::InboxQuery &query) const
{
    query.kind.reset();
    query.feeling.reset();
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        query.kind = static_cast<listen::ConversationKind>(kind);
    if (const int feeling = m_feeling->currentData().toInt(); feeling >= 0)
        query.feeling = static_cast<listen::Feeling>(feeling);
    query.channel = m_channel;
    query.label = m_label;
    query.order = m_chosenOrder;
}

bool FilterBar::narrows() const
{
    return m_kind->currentIndex() > 0 || m_feeling->currentIndex() > 0 || m_channel || m_label;
}

void FilterBar::clear()
{
    const QSignalBlocker quiet(this);
    m_kind->setCurrentIndex(0);
    m_feeling->setCurrentIndex(0);
    setChannel({});
    setLabel({});
}

void FilterBar::setOrder(Order order)
{
    m_chosenOrder = order;
    const QString words = order == Order::DueFirst ? tr("Oldest due") : tr("Newest");
    m_order->setText(words);
    m_order->setAccessibleName(tr("%1: order, channel and labels", "the order in force").arg(words));
    m_order->setToolTip(tr("Order, channel and labels"));
    Q_EMIT changed();
}

void FilterBar::setChannel(const std::optional<Channel> &channel)
{
    if (m_channel == channel)
        return;
    m_channel = channel;
    showChips();
    Q_EMIT changed();
}

void FilterBar::setLabel(const std::optional<QString> &label)
{
    if (m_label == label)
        return;
    m_label = label;
    showChips();
    Q_EMIT changed();
}

QPushButton *FilterBar::addChip(const QString &text, const QString &name)
{
    auto *chip = makeButton(m_kit, menuText(text), ButtonKind::Normal, Glyph::X, ButtonSize::Small, m_chips);
    chip->setObjectName(name);
    chip->setAccessibleName(tr("Stop filtering by %1").arg(text));
    chip->setToolTip(chip->accessibleName());
    setChosen(chip, true);
    m_chips->layout()->addWidget(chip);
    chip->show();
    return chip;
}

void FilterBar::showChips()
{
    // A chip that was pressed is still at work.
    for (QPushButton *chip : m_chips->findChildren<QPushButton *>()) {
        m_chips->layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
        chip->setObjectName(QString());
    }
    if (m_channel) {
        connect(addChip(channelWords(*m_channel), QStringLiteral("channelChip")), &QPushButton::clicked, this,
                [this] { setChannel({}); });
    }
    if (m_label) {
        connect(addChip(*m_label, QStringLiteral("labelChip")), &QPushButton::clicked, this,
                [this] { setLabel({}); });
    }
    m_chips->setVisible(m_channel || m_label);
}

QMenu *FilterBar::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("orderMenu"));
    menu->setAccessibleName(tr("Order, channel and labels"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *orders = new QActionGroup(menu);
    for (const auto &[order, words] : {std::pair(Order::DueFirst, tr("What is due longest first")),
                                       std::pair(Order::NewestFirst, tr("The newest first"))}) {
        connect(addChoice(*menu, *orders, words, order == m_chosenOrder), &QAction::triggered, this,
                [this, order = order] { setOrder(order); });
    }
    menu->addSeparator();
    auto *ways = menu->addMenu(m_kit.icon(Glyph::Comment), tr("How it came"));
    ways->setObjectName(QStringLiteral("channelMenu"));
    auto *channels = new QActionGroup(menu);
    connect(addChoice(*ways, *channels, tr("In any way"), !m_channel), &QAction::triggered, this,
            [this] { setChannel({}); });
    for (const Channel channel : {Channel::Comment, Channel::Reply, Channel::Mention, Channel::Quote,
                                  Channel::DirectMessage, Channel::Review, Channel::Said}) {
        QAction *action = addChoice(*ways, *channels, channelWords(channel), m_channel == channel);
        if (channel == Channel::DirectMessage)
            action->setIcon(m_kit.icon(Glyph::Lock));
        connect(action, &QAction::triggered, this, [this, channel] { setChannel(channel); });
    }
    auto *named = menu->addMenu(m_kit.icon(Glyph::Tag), tr("Label"));
    named->setObjectName(QStringLiteral("labelMenu"));
    named->setEnabled(!m_labels.isEmpty());
    auto *labels = new QActionGroup(menu);
    connect(addChoice(*named, *labels, tr("With any or none"), !m_label), &QAction::triggered, this,
            [this] { setLabel({}); });
    for (const QString &label : m_labels) {
        connect(addChoice(*named, *labels, label, m_label == label), &QAction::triggered, this,
                [this, label] { setLabel(label); });
    }
    return menu;
}

void FilterBar::focusFind()
{
    m_kind->setFocus(Qt::ShortcutFocusReason);
}

} // namespace hatstand::ui::inbox
