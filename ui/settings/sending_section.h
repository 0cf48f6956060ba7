// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "kit/page_context.h"
#include "settings/section.h"

#include <QHash>

#include <array>

class QButtonGroup;
class QComboBox;

namespace hatstand::ui
{
class Switch;
}

namespace hatstand::ui::settings
{

class Autostart;

/// What happens to posts that were due while the computer was off, for each client; and being reminded of
/// what is posted by hand.
class SendingSection final : public Section
{
    Q_OBJECT
public:
    /// `autostart` may be null.
    [[nodiscard]] static SectionName name();
    SendingSection(const PageContext &context, clients::ClientService &clients, Autostart *autostart,
                   QWidget *parent);
    void refresh() override;

private:
    void addPolicy(Card *card, clients::MissedPolicy policy, const QString &name, const QString &second,
                   QWidget *control);
    /// Shows which option is chosen.
    void markChosen();
    void addStart(Card *card);
    [[nodiscard]] std::optional<clients::Client> shownClient() const;
    void store(clients::MissedPolicy policy, std::chrono::minutes grace);

    PageContext m_context;
    clients::ClientService &m_clients;
    QComboBox *m_client;
    QButtonGroup *m_policy;
    QHash<int, ListRow *> m_policyRows; ///< by MissedPolicy
    QComboBox *m_grace;
    Switch *m_remind;
    Autostart *m_autostart;
    Switch *m_start = nullptr; ///< null where it cannot be set
};

} // namespace hatstand::ui::settings
