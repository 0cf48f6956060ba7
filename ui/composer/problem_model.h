// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/inspector.h"

#include <QAbstractListModel>

namespace hatstand::ui::composer
{

/// What stands in the way, or should be looked at, before the post can go out; worst first.
class ProblemModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        WhyRole = Qt::UserRole, ///< what would happen; display is what it is
        RemedyRole,             ///< words of the button; empty without one
        OtherRole,              ///< words of a second button; empty without one
        SeverityRole,           ///< int of plan::Severity
    };
    explicit ProblemModel(const Inspector &inspector, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const plan::Problem &problem(int row) const { return m_problems[size_t(row)]; }
    [[nodiscard]] int count(plan::Severity severity) const;
    /// "1 must be fixed, 2 to look at", or that nothing stands in the way.
    [[nodiscard]] QString summary() const;

private:
    void take();

    const Inspector &m_inspector;
    std::vector<plan::Problem> m_problems;
};

} // namespace hatstand::ui::composer
