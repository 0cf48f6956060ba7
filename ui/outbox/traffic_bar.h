// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "clients/traffic_filter.h"
#include "kit/kit.h"

#include <QFrame>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QPushButton;

namespace hatstand::ui::outbox
{

/// What narrows the log of what left the computer, and what can be done with it. Wraps where the room ends.
class TrafficBar final : public QFrame
{
    Q_OBJECT
public:
    explicit TrafficBar(const Kit &kit, QWidget *parent = nullptr);

    // What was chosen stays, where it is still there.
    void setAccounts(const std::vector<std::pair<clients::AccountId, QString>> &accounts);
    void setHosts(const std::vector<std::pair<QString, QString>> &hosts); ///< host and what it is called
    void setPurposes(const std::vector<net::Purpose> &purposes);
    /// Chooses that, and offers it if need be.
    void setDaysKept(int days);

    [[nodiscard]] clients::AccountId account() const;
    [[nodiscard]] QString host() const; ///< empty: all
    [[nodiscard]] std::optional<net::Purpose> purpose() const;
    [[nodiscard]] std::optional<Instant> from(Instant now) const;
    [[nodiscard]] bool isNarrowed() const;
    void chooseHost(const QString &host);
    /// Sends nothing.
    void clear();
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }
    void focusFind();

Q_SIGNALS:
    void changed();
    /// The box says it already; `setDaysKept` takes that back.
    void keepRequested(int days);
    void exportRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    QComboBox *m_host;
    QComboBox *m_account;
    QComboBox *m_purpose;
    QComboBox *m_period;
    QComboBox *m_keep;
    QPushButton *m_export;
    QPushButton *m_clear;
};

} // namespace hatstand::ui::outbox
