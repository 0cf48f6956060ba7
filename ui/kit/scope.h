// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client.h"

#include <QObject>

#include <optional>

namespace hatstand::ui
{

/// Which client the window looks at: one, or all of them. Shared by all pages.
class Scope final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Unset: all clients.
    [[nodiscard]] const std::optional<clients::ClientId> &client() const { return m_client; }
    [[nodiscard]] bool isAll() const { return !m_client.has_value(); }
    [[nodiscard]] bool contains(const clients::ClientId &id) const { return !m_client || *m_client == id; }

    void setClient(const std::optional<clients::ClientId> &client)
    {
        if (m_client == client)
            return;
        m_client = client;
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    std::optional<clients::ClientId> m_client;
};

} // namespace hatstand::ui
