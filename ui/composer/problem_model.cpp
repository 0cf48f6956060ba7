// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/problem_model.h"

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
QString spoken(plan::Severity severity)
{
    switch (severity) {
    case plan::Severity::MustFix:
        return ProblemModel::tr("Must be fixed");
    case plan::Severity::Look:
        return ProblemModel::tr("To look at");
    case plan::Severity::Cost:
        return ProblemModel::tr("Costs money");
    }
    return {};
}
} // namespace

ProblemModel::ProblemModel(const Inspector &inspector, QObject *parent)
    : QAbstractListModel(parent), m_inspector(inspector), m_problems(inspector.problems())
{
    connect(&inspector, &Inspector::checked, this, &ProblemModel::take);
}

void ProblemModel::take()
{
    const auto &now = m_inspector.problems();
    const int before = int(m_problems.size());
    const int after = int(now.size());
    // Rows keep their place, so that the one with the focus stays while its words change.
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_problems.resize(size_t(after));
        endRemoveRows();
    }
    const int kept = std::min(before, after);
    for (int i = 0; i < kept; ++i)
        m_problems[size_t(i)] = now[size_t(i)];
    if (kept > 0)
        Q_EMIT dataChanged(index(0), index(kept - 1));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_problems.insert(m_problems.end(), now.begin() + before, now.end());
        endInsertRows();
    }
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const plan::Problem &problem = m_problems[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return problem.what;
    case Qt::AccessibleTextRole:
        return tr("%1: %2 %3", "severity, what, why")
            .arg(spoken(problem.severity), problem.what, problem.why);
    case WhyRole:
        return problem.why;
    case RemedyRole:
        return problem.remedyLabel;
    case OtherRole:
        return problem.otherLabel;
    case SeverityRole:
        return int(problem.severity);
    default:
        return {};
    }
}

int ProblemModel::count(plan::Severity severity) const
{
    return int(std::count_if(m_problems.begin(), m_problems.end(),
                             [severity](const plan::Problem &p) { return p.severity == severity; }));
}

QString ProblemModel::summary() const
{
    const int must = count(plan::Severity::MustFix);
    const int look = int(m_problems.size()) - must;
    if (must == 0 && look == 0)
        return tr("Nothing stands in the way");
    if (must == 0)
        return tr("%n to look at", nullptr, look);
    if (look == 0)
        return tr("%n must be fixed", nullptr, must);
    return tr("%1, %2", "1 must be fixed, 2 to look at")
        .arg(tr("%n must be fixed", nullptr, must), tr("%n to look at", nullptr, look));
}

} // namespace hatstand::ui::composer
