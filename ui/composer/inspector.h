// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/timers.h"
#include "composer/composer_state.h"
#include "networks/text_measure.h"

#include <QSet>
#include <QThreadPool>
#include <qcorotask.h>

#include <vector>

namespace hatstand::ui::composer
{

/// A chosen account's text as its network counts it.
struct AccountMeasure
{
    clients::AccountId accountId;
    networks::TextMeasure measure;
    QSet<QString> hashtags; ///< that it has, without "#", in small letters
};

/// What the checks say about the post under edit. Counters follow each key press; problems follow 150 ms
/// after the last one. Large texts (see ComposerState::isLarge) are counted and checked beside the window's
/// thread, so that typing stays smooth.
class Inspector final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds pause{150};

    Inspector(ComposerState &state, const Services &services, const Clock &clock, Timers &timers,
              QObject *parent = nullptr);
    ~Inspector() override;

    [[nodiscard]] const std::vector<plan::Problem> &problems() const { return m_problems; }
    /// One for each chosen account, in their order.
    [[nodiscard]] const std::vector<AccountMeasure> &measures() const { return m_measures; }
    /// Whether an account's text, as it was counted last, has all of these hashtags (given without "#").
    [[nodiscard]] bool hasMeasured(const clients::AccountId &id, const QStringList &tags) const;
    [[nodiscard]] const networks::TextMeasure *measureOf(const clients::AccountId &id) const;
    /// Where what fits ends in the text of the current tab: on the tab of all for the account with the least
    /// room among those that share it. Its length when all fits.
    [[nodiscard]] qsizetype fits() const;
    /// How bad it is for one account: the worst of its problems; none when all is well.
    [[nodiscard]] std::optional<plan::Severity> worstOf(const clients::AccountId &id) const;
    [[nodiscard]] int countOf(const clients::AccountId &id) const;

    /// Another post is looked at: nothing is known of it yet. Checks it, a large one beside the window's
    /// thread.
    void begin();
    /// Checks at once, whatever the size: before scheduling.
    void checkNow();
    /// Checks after the pause: something outside the post is another (the time goes on).
    void checkLater();

Q_SIGNALS:
    void measured();
    void checked();

private:
    void stateChanged(Parts parts);
    void take(std::vector<plan::Problem> problems);
    QCoro::Task<void> inspectAside();

    ComposerState &m_state;
    Services m_services;
    const Clock &m_clock;
    Timers &m_timers;
    std::vector<plan::Problem> m_problems;
    std::vector<AccountMeasure> m_measures;
    quint64 m_edition = 0;
    QThreadPool m_pool; ///< the last: while it goes, it waits for what it runs
};

} // namespace hatstand::ui::composer
