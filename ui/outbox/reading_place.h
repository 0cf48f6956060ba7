// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace hatstand::ui::outbox
{

/// Where somebody reads in a list, so that it stays in view while rows come and go around it. Made before the
/// rows change, and asked afterwards.
class ReadingPlace
{
public:
    explicit ReadingPlace(const QTableView &table);

    /// The first row in view then. -1 at the top of the list, where what is new is to be seen.
    [[nodiscard]] int row() const { return m_row; }
    /// Brings it back to where it was in view. `row`: where that row stands now; -1: it is gone, and nothing
    /// is moved.
    void restore(QTableView &table, int row) const;

private:
    int m_row;
    int m_y;
};

} // namespace hatstand::ui::outbox
