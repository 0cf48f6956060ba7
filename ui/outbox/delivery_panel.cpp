// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_panel.h"

#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "outbox/by_hand_panel.h"
#include "outbox/journal_delegate.h"
#include "outbox/journal_model.h"
#include "outbox/wait_text.h"

#include <QEvent>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int journalHeight = 140;

QString buttonName(DeliveryAction action)
{
    return QStringLiteral("deliveryAction%1").arg(static_cast<int>(action));
}
} // namespace

DeliveryPanel::DeliveryPanel(const PageContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_nothing(new EmptyState(context.kit, Glyph::List, tr("Nothing is chosen"),
                               tr("What is chosen in the list is told here, with all that happened to it."),
                               this))
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget(m_scroll))
    , m_upper(new QWidget(m_content))
    , m_heading(makeLabel(tr("What happened"), TypeRole::CaptionBold, Ink::Text3, m_content))
    , m_title(makeLabel({}, TypeRole::CardTitle, Ink::Text, m_content))
    , m_where(makeLabel({}, TypeRole::Second, Ink::Text2, m_content))
    , m_state(new StatusChip(context.kit, Status::Scheduled, {}, m_content))
    , m_why(makeLabel({}, TypeRole::Body, Ink::Text, m_content))
    , m_byHand(new ByHandPanel(context.kit, context.actions, m_content))
    , m_buttons(new QWidget(m_content))
    , m_journal(new QListView(m_content))
    , m_events(new JournalModel(this))
{
    const Kit &kit = context.kit;
    setObjectName(QStringLiteral("deliveryPanel"));
    setAccessibleName(tr("The chosen delivery"));
    setProperty("edge", QStringLiteral("card"));
    m_title->setObjectName(QStringLiteral("deliveryTitle"));
    m_where->setObjectName(QStringLiteral("deliveryWhere"));
    m_why->setObjectName(QStringLiteral("deliveryWhy"));
    m_title->setWordWrap(true);
    m_where->setWordWrap(true);
    m_why->setWordWrap(true);
    new FlowLayout(m_buttons, kit.px(8), kit.px(8));
    m_journal->setObjectName(QStringLiteral("journal"));
    m_journal->setAccessibleName(tr("What happened"));
    m_journal->setModel(m_events);
    m_journal->setItemDelegate(new JournalDelegate(kit, m_journal));
    m_journal->setFrameShape(QFrame::NoFrame);
    m_journal->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_journal->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_journal->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_journal->setResizeMode(QListView::Adjust);
    m_journal->setTabKeyNavigation(false);
    auto *column = new QVBoxLayout(m_upper);
    column->addWidget(m_title);
    column->addWidget(m_where);
    column->addWidget(m_state, 0, Qt::AlignLeading);
    column->addWidget(m_why);
    column->addWidget(m_byHand);
    column->addWidget(m_buttons);

    auto *whole = new QVBoxLayout(m_content);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_upper);
    whole->addWidget(makeLine(Qt::Horizontal, m_content));
    whole->addWidget(m_heading);
    whole->addWidget(m_journal, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0); // within the edge of the style sheet
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_scroll, 1);
    // All of it is within reach in the smallest window and at the largest text.
    m_scroll->setObjectName(QStringLiteral("deliveryScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content->setProperty("surface", QStringLiteral("none"));
    m_scroll->setWidget(m_content);
    measure();
    clear();
}

void DeliveryPanel::measure()
{
    const Kit &kit = m_context.kit;
    const int padding = kit.px(size::padding);
    m_journal->setMinimumHeight(kit.px(journalHeight));
    m_upper->layout()->setContentsMargins(padding, padding, padding, padding);
    m_upper->layout()->setSpacing(kit.px(8));
    m_heading->setContentsMargins(padding, kit.px(10), padding, kit.px(4));
}

void DeliveryPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void DeliveryPanel::clear()
{
    m_shownId = {};
    m_scroll->hide();
    m_nothing->show();
}

QPushButton *DeliveryPanel::button(DeliveryAction action) const
{
    return m_buttons->findChild<QPushButton *>(buttonName(action));
}

void DeliveryPanel::showActions(const publish::OutboxItem &item)
{
    const std::vector<DeliveryAction> actions = actionsFor(item);
    // Buttons stay while they mean the same, so that the keyboard stays where it is.
    if (actions == m_shownActions && item.delivery.state == m_shownState && m_shownId == item.delivery.id)
        return;
    m_shownActions = actions;
    m_shownState = item.delivery.state;
    qDeleteAll(m_buttons->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly));
    bool main = item.delivery.state != publish::DeliveryState::Waiting &&
                item.delivery.state != publish::DeliveryState::Published &&
                (item.delivery.state != publish::DeliveryState::Scheduled || isPaused(item));
    for (const DeliveryAction action : actions) {
        const bool isMain = main && action != DeliveryAction::OpenPost;
        const ButtonKind kind = isMain                            ? ButtonKind::Primary
                                : action == DeliveryAction::Leave ? ButtonKind::Quiet
                                                                  : ButtonKind::Normal;
        auto *button = makeButton(m_context.kit, actionText(action, item.delivery.state), kind,
                                  actionGlyph(action), ButtonSize::Small, m_buttons);
        main = main && !isMain;
        button->setObjectName(buttonName(action));
        connect(button, &QPushButton::clicked, this,
                [this, action, button] { Q_EMIT actionChosen(action, button); });
        m_buttons->layout()->addWidget(button);
        button->show();
    }
    m_buttons->updateGeometry();
}

void DeliveryPanel::setDelivery(const Shown &shown)
{
    const publish::OutboxItem &item = shown.item;
    const Instant now = m_context.clock.now();
    m_nothing->hide();
    m_scroll->show();
    m_title->setText(item.postTitle.isEmpty() ? tr("A post without words") : item.postTitle);
    // Broken where it is meant to be, so that no line ends with a sign that leads on.
    m_where->setText(
        tr("%1 on %2\n%3 · %4", "account, network, client, when")
            .arg(handleText(item), shown.networkName, shown.clientName, whenText(item, now, shown.zone)));
    m_state->setStatus(stateStatus(item, now), stateText(item, now));
    m_state->setGlyph(stateGlyph(item, now).value_or(glyphOf(stateStatus(item, now))));
    m_why->setText(shown.why.isEmpty() ? whyInFull(item, now, shown.zone) : shown.why);
    const bool byHand = item.delivery.state == publish::DeliveryState::Waiting && shown.byHand.has_value();
    const bool another = m_shownId != item.delivery.id;
    if (byHand && (another || !m_byHand->isVisibleTo(m_content)))
        m_byHand->setPost(*shown.byHand, shown.networkName, shown.hasPage);
    m_byHand->setVisible(byHand);
    showActions(item);
    m_shownId = item.delivery.id;
    m_events->setEvents(shown.events, now, shown.zone);
}

} // namespace hatstand::ui::outbox
