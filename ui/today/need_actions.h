// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "listen/replies/replies.h"
#include "plan/post_service.h"
#include "today/need.h"

#include <QObject>

#include <functional>

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

    NeedActions(const PageContext &context, publish::Outbox &outbox, listen::Replies &replies,
                clients::ClientService &clients, OpenAddress openAddress, QObject *parent = nullptr);

    /// `anchor` is below which a menu opens.
    void perform(const Need &need, NeedAction action, QWidget *anchor);

    void moveTo(const Need &need, const plan::PlannedTime &planned);

private:
    /// Does it for every delivery of the row, and tells of all that failed; of none, what `said` answers
    /// then.
    void each(const Need &need, const std::function<Result<void>(const publish::DeliveryId &)> &what,
              const std::function<QString()> &said);
    /// What comes of a row that was just to be sent.
    [[nodiscard]] QString sent(const Need &need) const;
    /// What failed for some of the accounts of a row, as one.
    [[nodiscard]] static Error together(const Need &need, const std::vector<Error> &failures);
    void offerTimes(const Need &need, QWidget *anchor);
    /// What cannot be taken back is asked about first.
    static QCoro::Task<void> askAndDo(QPointer<NeedActions> self, QPointer<QWidget> anchor, Question question,
                                      Need need, NeedAction action);
    /// Asks about what of the row goes out part by part; false: nothing of it is to be asked.
    bool askedAboutParts(const Need &need, QWidget *anchor);
    /// Which conversation that post answers in; null: in none.
    [[nodiscard]] listen::ConversationId answeredIn(const plan::PostId &post) const;
    /// The one of the row of which more goes out once it is known where the part before stands.
    [[nodiscard]] std::optional<publish::Delivery> goingOn(const Need &need) const;

    PageContext m_context;
    publish::Outbox &m_outbox;
    listen::Replies &m_replies;
    clients::ClientService &m_clients;
    OpenAddress m_openAddress;
};

} // namespace hatstand::ui::today
