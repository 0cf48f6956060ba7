// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account_row.h"
#include "clients/client.h"
#include "kit/card.h"

#include <vector>

namespace hatstand::ui
{
class ClientMark;
}

namespace hatstand::ui::accounts
{

/// A client and its accounts.
class AccountCard final : public Card
{
    Q_OBJECT
public:
    AccountCard(const Kit &kit, const clients::Client &client, QWidget *parent = nullptr);

    [[nodiscard]] const clients::ClientId &clientId() const { return m_id; }
    void setClient(const clients::Client &client);
    /// Keeps the rows that stay, so that the keyboard stays where it is.
    void setAccounts(const std::vector<AccountFacts> &accounts);
    [[nodiscard]] const std::vector<AccountRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void connectRequested(const hatstand::clients::ClientId &id);
    /// A row was added; the page listens to it.
    void rowAdded(hatstand::ui::accounts::AccountRow *row);

private:
    Kit m_kit;
    clients::ClientId m_id;
    ClientMark *m_mark;
    QPushButton *m_connect;
    QWidget *m_none;
    std::vector<AccountRow *> m_rows;
};

} // namespace hatstand::ui::accounts
