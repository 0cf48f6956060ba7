// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_card.h"

#include "kit/buttons.h"
#include "kit/labels.h"
#include "kit/list_row.h"
#include "kit/marks.h"

#include <QColor>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::accounts
{

AccountCard::AccountCard(const Kit &kit, const clients::Client &client, QWidget *parent)
    : Card(kit, client.name, parent)
    , m_kit(kit)
    , m_id(client.id)
    , m_mark(new ClientMark(kit, client.name, QColor(client.colour), MarkSize::Medium))
    , m_connect(makeButton(kit, tr("Connect"), ButtonKind::Quiet, Glyph::Plus, ButtonSize::Small))
    , m_none(new ListRow(kit, tr("Nothing is connected yet"),
                         tr("Practice needs no account and no Internet; it takes a moment.")))
{
    setObjectName(QStringLiteral("client-") + client.id.toString());
    m_connect->setObjectName(QStringLiteral("connect"));
    static_cast<ListRow *>(m_none)->setLined(false);
    addLeadingWidget(m_mark);
    putNoteByTitle();
    addHeadWidget(m_connect);
    body()->addWidget(m_none);
    connect(m_connect, &QPushButton::clicked, this, [this] { Q_EMIT connectRequested(m_id); });
    setClient(client);
}

void AccountCard::setClient(const clients::Client &client)
{
    setTitle(client.name);
    setNote(QString::fromLatin1(client.zone));
    m_mark->setClient(client.name, QColor(client.colour));
    m_mark->setLetters(client.initials);
    m_connect->setAccessibleName(tr("Connect an account of %1").arg(client.name));
}

void AccountCard::setAccounts(const std::vector<AccountFacts> &accounts)
{
    std::vector<AccountRow *> before = std::move(m_rows);
    m_rows.clear();
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto same =
            std::ranges::find_if(before, [&](AccountRow *row) { return row->facts().id == accounts[i].id; });
        AccountRow *row = nullptr;
        if (same != before.end()) {
            row = *same;
            before.erase(same);
            row->setFacts(accounts[i]);
        } else {
            row = new AccountRow(m_kit, accounts[i], this);
            Q_EMIT rowAdded(row);
        }
        if (body()->indexOf(row) != static_cast<int>(i)) {
            body()->removeWidget(row);
            body()->insertWidget(static_cast<int>(i), row);
        }
        row->setLined(i + 1 < accounts.size());
        row->setVisible(true);
        m_rows.push_back(row);
    }
    for (AccountRow *gone : before) {
        gone->hide();
        gone->deleteLater();
    }
    m_none->setVisible(m_rows.empty());
}

} // namespace hatstand::ui::accounts
