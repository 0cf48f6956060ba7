// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "outbox/delivery_words.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace hatstand::ui
{
struct LaterTime;
}

namespace hatstand::ui::outbox
{

/// Does what a person chose for a delivery. Keeps ids only; asks where something cannot be taken back.
class DeliveryActions final : public QObject
{
    Q_OBJECT
public:
    using OpenAddress = std::function<void(const QUrl &)>;
    DeliveryActions(const PageContext &context, publish::Outbox &outbox,
                    const clients::ClientService &clients, OpenAddress openAddress,
                    QObject *parent = nullptr);

    /// The times are offered below that widget.
    void perform(const publish::OutboxItem &item, DeliveryAction action, QWidget *anchor);
    /// A post by hand stands there, at this address (may be empty). Asks first.
    void markPosted(const publish::OutboxItem &item, const QUrl &url, QWidget *anchor);

private:
    void report(const Result<void> &done, const QString &said);
    /// The same of what was to be sent or looked for: says what comes of it.
    void reportSent(const Result<void> &done, const publish::OutboxItem &item);
    void takeBack(const publish::OutboxItem &item);
    void moveTo(const publish::OutboxItem &item, const LaterTime &time);
    void offerTimes(const publish::OutboxItem &item, QWidget *anchor);
    static QCoro::Task<void> askAndSendAgain(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                             publish::OutboxItem item);
    static QCoro::Task<void> askAndLeave(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                         publish::DeliveryId id, QString title);
    static QCoro::Task<void> askAndMarkPosted(QPointer<DeliveryActions> self, QPointer<QWidget> window,
                                              publish::DeliveryId id, QString title, QUrl url);

    PageContext m_context;
    publish::Outbox &m_outbox;
    const clients::ClientService &m_clients;
    OpenAddress m_openAddress;
};

} // namespace hatstand::ui::outbox
