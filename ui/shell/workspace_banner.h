// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/banner.h"
#include "kit/page_context.h"
#include "net/connectivity.h"
#include "storage/workspace.h"

#include <QWidget>

namespace hatstand::ui::shell
{

/// The state of the whole window in one line, the gravest one only: the workspace was moved away, it is
/// read-only, there is no way out. Hidden when all is well.
class WorkspaceBanner final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { None, Moved, Offline };

    WorkspaceBanner(const PageContext &context, storage::Workspace &workspace,
                    net::Connectivity &connectivity, QWidget *parent = nullptr);
    /// Looks again: each minute, when the window becomes active, when the line comes or goes.
    void refresh();
    /// On the outbox itself the way there is not offered.
    void setOnOutbox(bool onOutbox);
    [[nodiscard]] Kind kind() const { return m_kind; }

Q_SIGNALS:
    /// The button of the banner: open another workspace (moved) or show the outbox (offline).
    void remedyRequested(hatstand::ui::shell::WorkspaceBanner::Kind kind);

private:
    [[nodiscard]] Kind look();
    storage::Workspace &m_workspace;
    net::Connectivity &m_connectivity;
    Banner *m_banner;
    Kind m_kind = Kind::None;
    Error m_moved; ///< what to say of a file that is not where it was
    bool m_onOutbox = false;
};

} // namespace hatstand::ui::shell
