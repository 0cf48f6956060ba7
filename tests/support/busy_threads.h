// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QThreadPool>

#include <utility>

namespace hatstand::test
{

/// Keeps every thread of the application's pool busy until it is let go or destroyed: what is begun there
/// meanwhile is under way for certain, however fast the computer is.
class BusyThreads final
{
public:
    BusyThreads() : m_held(QThreadPool::globalInstance()->maxThreadCount())
    {
        for (int i = 0; i < m_held; ++i)
            QThreadPool::globalInstance()->start([this] {
                m_letGo.acquire();
                m_gone.release();
            });
    }
    ~BusyThreads()
    {
        letGo();
        m_gone.acquire(m_held);
    }
    Q_DISABLE_COPY_MOVE(BusyThreads)

    void letGo()
    {
        if (!std::exchange(m_isLetGo, true))
            m_letGo.release(m_held);
    }

private:
    int m_held = 0;
    bool m_isLetGo = false;
    QSemaphore m_letGo;
    QSemaphore m_gone;
};

} // namespace hatstand::test
