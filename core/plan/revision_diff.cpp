// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/revision_diff.h"

#include <algorithm>
#include <ranges>

namespace hatstand::plan
{

namespace
{
using Pieces = std::vector<QStringView>;

/// 0: white space, 1: letters, digits and what belongs to them, 2: anything else
int classOf(QChar c)
{
    if (c.isSpace())
        return 0;
    const bool isWord = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'\'' ||
                        c == QChar(0x2019) || c == QChar(0x200d);
    return isWord ? 1 : 2;
}

Pieces piecesOf(const QString &text)
{
    Pieces pieces;
    const QStringView view(text);
    qsizetype start = 0;
    for (qsizetype i = 1; i <= view.size(); ++i) {
        const bool ends =
            i == view.size() || classOf(view[i]) != classOf(view[i - 1]) || classOf(view[i]) == 2;
        if (ends) {
            pieces.push_back(view.mid(start, i - start));
            start = i;
        }
    }
    return pieces;
}

class Builder
{
public:
    void add(DiffKind kind, QStringView text)
    {
        if (kind == DiffKind::Same) {
            finishChange();
            append(kind, text);
        } else {
            (kind == DiffKind::Removed ? m_removed : m_added) += text;
        }
    }
    std::vector<DiffPart> finish()
    {
        finishChange();
        return std::move(m_parts);
    }

private:
    void append(DiffKind kind, QStringView text)
    {
        if (text.isEmpty())
            return;
        if (m_parts.empty() || m_parts.back().kind != kind)
            m_parts.push_back({kind, {}});
        m_parts.back().text += text;
    }
    void finishChange()
    {
        append(DiffKind::Removed, m_removed);
        append(DiffKind::Added, m_added);
        m_removed.clear();
        m_added.clear();
    }
    std::vector<DiffPart> m_parts;
    QString m_removed;
    QString m_added;
};

/// The edit script between two runs of pieces. `trace` holds, for each number of edits, how far each diagonal
/// came; it is walked back from the end.
void diffPieces(const Pieces &before, const Pieces &after, size_t from, size_t beforeEnd, size_t afterEnd,
                int maxEdits, Builder &builder)
{
    const int n = int(beforeEnd - from);
    const int m = int(afterEnd - from);
    const int bound = std::min(n + m, maxEdits);
    std::vector<std::vector<int>> trace;
    std::vector<int> reach(size_t(2 * bound) + 3, 0);
    const auto at = [bound](int diagonal) { return size_t(qsizetype{diagonal} + bound + 1); };
    int edits = 0;
    bool found = false;
    for (; edits <= bound && !found; ++edits) {
        trace.push_back(reach);
        for (int k = -edits; k <= edits; k += 2) {
            const bool down = k == -edits || (k != edits && reach[at(k - 1)] < reach[at(k + 1)]);
            int x = down ? reach[at(k + 1)] : reach[at(k - 1)] + 1;
            int y = x - k;
            while (x < n && y < m && x >= 0 && y >= 0 &&
                   before[from + size_t(x)] == after[from + size_t(y)]) {
                ++x;
                ++y;
            }
            reach[at(k)] = x;
            if (x >= n && y >= m) {
                found = true;
                break;
            }
        }
    }
    if (!found) {
        for (size_t i = from; i < beforeEnd; ++i)
            builder.add(DiffKind::Removed, before[i]);
        for (size_t i = from; i < afterEnd; ++i)
            builder.add(DiffKind::Added, after[i]);
        return;
    }
    struct Step
    {
        DiffKind kind;
        QStringView text;
    };
    std::vector<Step> steps;
    int x = n;
    int y = m;
    for (int d = edits - 1; d >= 0; --d) {
        const std::vector<int> &then = trace[size_t(d)];
        const int k = x - y;
        const bool down = k == -d || (k != d && then[at(k - 1)] < then[at(k + 1)]);
        const int previousK = down ? k + 1 : k - 1;
        const int previousX = d == 0 ? 0 : then[at(previousK)];
        const int previousY = d == 0 ? 0 : previousX - previousK;
        while (x > previousX && y > previousY) {
            --x;
            --y;
            steps.push_back({DiffKind::Same, before[from + size_t(x)]});
        }
        if (d == 0)
            break;
        if (down)
            steps.push_back({DiffKind::Added, after[from + size_t(--y)]});
        else
            steps.push_back({DiffKind::Removed, before[from + size_t(--x)]});
    }
    for (const auto &step : steps | std::views::reverse)
        builder.add(step.kind, step.text);
}
} // namespace

std::vector<DiffPart> wordDiff(const QString &before, const QString &after, int maxEdits)
{
    const Pieces old = piecesOf(before);
    const Pieces now = piecesOf(after);
    // Most edits touch one place: what is the same at both ends needs no search.
    size_t from = 0;
    while (from < old.size() && from < now.size() && old[from] == now[from])
        ++from;
    size_t oldEnd = old.size();
    size_t nowEnd = now.size();
    while (oldEnd > from && nowEnd > from && old[oldEnd - 1] == now[nowEnd - 1]) {
        --oldEnd;
        --nowEnd;
    }
    Builder builder;
    for (size_t i = 0; i < from; ++i)
        builder.add(DiffKind::Same, old[i]);
    diffPieces(old, now, from, oldEnd, nowEnd, std::max(maxEdits, 0), builder);
    for (size_t i = oldEnd; i < old.size(); ++i)
        builder.add(DiffKind::Same, old[i]);
    return builder.finish();
}

} // namespace hatstand::plan
