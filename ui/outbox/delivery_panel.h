// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "outbox/delivery_words.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::ui
{
class EmptyState;
class StatusChip;
} // namespace hatstand::ui

namespace hatstand::ui::outbox
{

class ByHandPanel;
class JournalModel;

/// The chosen delivery: how it stands, what can be done, and what has happened to it.
class DeliveryPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit DeliveryPanel(const PageContext &context, QWidget *parent = nullptr);

    struct Shown
    {
        publish::OutboxItem item;
        QString clientName;
        QString networkName;
        QByteArray zone;
        std::vector<publish::DeliveryEvent> events;
        /// What goes out by hand; unset when it does not, or cannot be read.
        std::optional<networks::OutgoingPost> byHand;
        bool hasPage = false;
        QString why = {}; ///< in place of what the delivery tells by itself
    };
    void setDelivery(const Shown &shown);
    void clear();
    [[nodiscard]] ByHandPanel *byHand() const { return m_byHand; }
    [[nodiscard]] QPushButton *button(DeliveryAction action) const;

Q_SIGNALS:
    void actionChosen(hatstand::ui::outbox::DeliveryAction action, QWidget *anchor);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void showActions(const publish::OutboxItem &item);

    PageContext m_context;
    EmptyState *m_nothing;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QWidget *m_upper;
    QLabel *m_heading;
    QLabel *m_title;
    QLabel *m_where;
    StatusChip *m_state;
    QLabel *m_why;
    ByHandPanel *m_byHand;
    QWidget *m_buttons;
    QListView *m_journal;
    JournalModel *m_events;
    std::vector<DeliveryAction> m_shownActions;
    publish::DeliveryId m_shownId;
    publish::DeliveryState m_shownState = publish::DeliveryState::Scheduled;
};

} // namespace hatstand::ui::outbox
