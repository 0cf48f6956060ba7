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
class QMenu;
class QPushButton;

namespace hatstand::ui::outbox
{

/// What narrows the log of what left the computer, and behind it what can be done with the log: how long it
/// is kept narrows nothing, and takes away for good. Wraps where the room ends.
class TrafficBar final : public QFrame
{
    Q_OBJECT
public:
    explicit TrafficBar(const Kit &kit, QWidget *parent = nullptr);

    // What was chosen stays, where it is still there.
    void setAccounts(const std::vector<std::pair<clients::AccountId, QString>> &accounts);
    void setHosts(const std::vector<std::pair<QString, QString>> &hosts); ///< host and what it is called
    void setPurposes(const std::vector<net::Purpose> &purposes);
    /// Says that, and offers it if need be.
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
    /// The bar goes on saying what is, until `setDaysKept`.
    void keepRequested(int days);
    void exportRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void fillAges();

    Kit m_kit;
    QComboBox *m_host;
    QComboBox *m_account;
    QComboBox *m_purpose;
    QComboBox *m_period;
    QPushButton *m_keep;
    QMenu *m_ages; ///< for how long it can be kept
    int m_daysKept = 0;
    QPushButton *m_export;
    QPushButton *m_clear;
};

} // namespace hatstand::ui::outbox
