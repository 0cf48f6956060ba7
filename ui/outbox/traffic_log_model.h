// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "clients/traffic_journal.h"
#include "clients/traffic_words.h"

#include <QAbstractTableModel>
#include <QDate>

#include <optional>
#include <vector>

namespace hatstand::ui::outbox
{

/// What left this computer, one request a row and a row above each day's, newest first. Read in pages as it
/// is scrolled to.
class TrafficLogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, What, Sent, Received, Ended, ColumnCount };
    enum Role {
        DayRole = Qt::UserRole + 1, ///< bool: the row of a day, over all columns
        TroubleRole,                ///< bool: no whole answer came, or a refusal
        AskedToWaitRole,            ///< bool: a trouble that passes by itself
        HostRole,
    };
    static constexpr int pageRows = 200;

    /// Both outlive the model.
    TrafficLogModel(clients::TrafficJournal &journal, const Clock &clock, QObject *parent = nullptr);

    /// Unset: nothing of what is looked for can be in the log.
    void setFilter(std::optional<clients::TrafficFilter> filter);
    [[nodiscard]] const std::optional<clients::TrafficFilter> &filter() const { return m_filter; }
    void setPlaces(clients::TrafficPlaces places) { m_places = std::move(places); }
    /// Rows that are still there stay, and only what is new comes in. On failure all stay as they were.
    [[nodiscard]] Result<void> refresh();
    /// How many requests there are, read or not.
    [[nodiscard]] int wholeCount() const { return m_whole; }
    [[nodiscard]] bool isDay(int row) const { return !m_lines[static_cast<std::size_t>(row)].entry; }
    /// Null of a day.
    [[nodiscard]] clients::TrafficId idOf(int row) const;
    /// -1 when it is not there, or not read yet.
    [[nodiscard]] int rowOf(const clients::TrafficId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line
    {
        QDate day;
        std::optional<clients::TrafficRow> entry; ///< unset: the day itself
    };
    /// Behind what is there already, each new day with its row.
    static void append(std::vector<Line> &lines, std::vector<clients::TrafficRow> &&rows);
    [[nodiscard]] static bool isSame(const Line &a, const Line &b);
    void replaceLines(std::vector<Line> &&lines);
    /// How many requests are to be read again so that what was scrolled to stays, below what has come since.
    [[nodiscard]] int wanted(int whole) const;
    [[nodiscard]] QString words(const Line &line, int column) const;
    [[nodiscard]] QString spokenTime(Instant when) const;

    clients::TrafficJournal &m_journal;
    const Clock &m_clock;
    std::optional<clients::TrafficFilter> m_filter = clients::TrafficFilter();
    std::optional<clients::TrafficPlaces> m_places;
    std::vector<Line> m_lines;
    int m_read = 0; ///< requests among the lines
    int m_whole = 0;
};

} // namespace hatstand::ui::outbox
