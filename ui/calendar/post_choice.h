// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QList>
#include <QObject>

namespace hatstand::ui::calendar
{

/// Posts that were chosen to do something with all of them: the same in the month and in the list. In the
/// order in which they were chosen.
class PostChoice final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const QList<plan::PostId> &ids() const { return m_ids; }
    [[nodiscard]] bool isEmpty() const { return m_ids.isEmpty(); }
    [[nodiscard]] bool contains(const plan::PostId &id) const { return m_ids.contains(id); }

    void add(const plan::PostId &id)
    {
        if (id.isNull() || contains(id))
            return;
        m_ids.append(id);
        Q_EMIT changed();
    }
    void toggle(const plan::PostId &id)
    {
        if (m_ids.removeOne(id))
            Q_EMIT changed();
        else
            add(id);
    }
    void clear()
    {
        if (m_ids.isEmpty())
            return;
        m_ids.clear();
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    QList<plan::PostId> m_ids;
};

} // namespace hatstand::ui::calendar
