// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zones.h"
#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "kit/page_context.h"

#include <QObject>

#include <optional>
#include <vector>

class QMenu;
class QWidget;

namespace hatstand::ui
{

/// An end that a pause is offered with.
struct PauseEnd
{
    QString id; ///< "pauseHour"
    QString text;
    std::optional<Instant> until; ///< unset: until the person goes on
};

/// An hour, tomorrow at nine, Monday at nine, a week, and without an end; on the clocks of that zone.
[[nodiscard]] std::vector<PauseEnd> pauseEnds(Instant now, const QByteArray &zone);

/// Pauses accounts and lets them go on, as the person says. Each can be undone; keeps ids only.
class AccountPausing final : public QObject
{
    Q_OBJECT
public:
    /// `pauses` and `accounts` outlive this.
    AccountPausing(const PageContext &context, clients::AccountPauses &pauses,
                   const clients::AccountService &accounts, QObject *parent = nullptr);

    void pause(const clients::AccountId &id, std::optional<Instant> until);
    void goOn(const std::vector<clients::AccountId> &ids);
    /// Pauses all of these until the person goes on.
    void hold(const std::vector<clients::AccountId> &ids);
    /// What can be done with that account: to go on where it is paused, and the ends that are offered.
    void addChoices(QMenu &menu, const clients::Account &account);
    /// What can be done with these accounts, below that widget: of one at once, of several by its name. Null
    /// when there is none. Deletes itself when it closes.
    QMenu *offer(const std::vector<clients::AccountId> &ids, QWidget *anchor);

private:
    struct Before
    {
        clients::AccountId id;
        bool paused = false;
        std::optional<Instant> until;
    };
    [[nodiscard]] std::vector<Before> before(const std::vector<clients::AccountId> &ids) const;
    /// Brings all back to how they stood.
    [[nodiscard]] static Result<void> putBack(clients::AccountPauses &pauses,
                                              const std::vector<Before> &before);
    void push(const QString &text, const std::vector<Before> &before, bool paused,
              std::optional<Instant> until);

    PageContext m_context;
    clients::AccountPauses &m_pauses;
    const clients::AccountService &m_accounts;
};

} // namespace hatstand::ui
