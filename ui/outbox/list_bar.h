// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/account.h"
#include "kit/kit.h"
#include "publish/history_filter.h"

#include <QFrame>

#include <utility>
#include <vector>

class QComboBox;
class QPushButton;

namespace hatstand::ui
{
class SearchField;
}

namespace hatstand::ui::outbox
{

/// What narrows the lists: the account, and of the history words, state and period too; beside it the pause
/// of accounts. Wraps where the room ends.
class ListBar final : public QFrame
{
    Q_OBJECT
public:
    explicit ListBar(const Kit &kit, QWidget *parent = nullptr);

    /// By id and name; what was chosen stays, where it is still there.
    void setAccounts(const std::vector<std::pair<clients::AccountId, QString>> &accounts);
    /// Null: all.
    [[nodiscard]] clients::AccountId account() const;
    void setHistoryShown(bool shown);
    /// Of the history, without account and client.
    [[nodiscard]] publish::HistoryFilter historyFilter(Instant now) const;
    /// Sends nothing.
    void clear();
    void focusFind();
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }

Q_SIGNALS:
    void changed();
    void pauseRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    QComboBox *m_account;
    SearchField *m_words;
    QComboBox *m_state;
    QComboBox *m_period;
    QPushButton *m_pause;
    bool m_history = false;
};

} // namespace hatstand::ui::outbox
