// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "plan/post_service.h"
#include "today/need.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace hatstand::ui::today
{

/// Does what a row's button says. Every failure is told; nothing is done by halves in silence.
class NeedActions final : public QObject
{
    Q_OBJECT
public:
    /// Opens a web address outside; app/ gives QDesktopServices, tests a recorder.
    using OpenAddress = std::function<void(const QUrl &)>;

    NeedActions(const PageContext &context, publish::Outbox &outbox, clients::ClientService &clients,
                OpenAddress openAddress, QObject *parent = nullptr);

    /// `anchor` is where a menu opens.
    void perform(const Need &need, NeedAction action, QWidget *anchor);

    /// The later times offered for a missed post, in the client's zone.
    struct LaterTime
    {
        QString text;
        plan::PlannedTime planned;
    };
    [[nodiscard]] std::vector<LaterTime> laterTimes(const Need &need) const;
    void moveTo(const Need &need, const plan::PlannedTime &planned);

private:
    void each(const Need &need, const std::function<Result<void>(const publish::DeliveryId &)> &what,
              const QString &said);
    void offerTimes(const Need &need, QWidget *anchor);
    static QCoro::Task<void> sendAgain(QPointer<NeedActions> self, QPointer<QWidget> anchor, Need need);

    PageContext m_context;
    publish::Outbox &m_outbox;
    clients::ClientService &m_clients;
    OpenAddress m_openAddress;
    QPointer<QMenu> m_menu;
};

} // namespace hatstand::ui::today
