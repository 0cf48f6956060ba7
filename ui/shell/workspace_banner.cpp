// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace_banner.h"

#include "kit/accessibility.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hatstand::ui::shell
{

WorkspaceBanner::WorkspaceBanner(const PageContext &context, storage::Workspace &workspace,
                                 net::Connectivity &connectivity, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_connectivity(connectivity)
    , m_banner(new Banner(context.kit, Banner::Kind::Warning, this))
{
    setObjectName(QStringLiteral("workspaceBanner"));
    auto *column = new QVBoxLayout(this);
    const int margin = context.kit.px(size::pageMargin);
    column->setContentsMargins(margin, context.kit.px(12), margin, 0);
    column->addWidget(m_banner);
    connect(m_banner, &Banner::actionTriggered, this, [this] { Q_EMIT remedyRequested(m_kind); });
    connect(&connectivity, &net::Connectivity::changed, this, &WorkspaceBanner::refresh);
    connect(&context.minutes, &MinuteTick::minutePassed, this, &WorkspaceBanner::refresh);
    hide();
    refresh();
}

WorkspaceBanner::Kind WorkspaceBanner::look()
{
    if (const auto settled = m_workspace.settleMoved(); !settled) {
        m_moved = settled.error();
        return Kind::Moved;
    }
    if (m_connectivity.isOffline())
        return Kind::Offline;
    return Kind::None;
}

void WorkspaceBanner::setOnOutbox(bool onOutbox)
{
    m_onOutbox = onOutbox;
    if (m_kind == Kind::Offline)
        m_banner->setAction(onOutbox ? QString() : tr("Show outbox"));
}

void WorkspaceBanner::refresh()
{
    const Kind kind = look();
    if (kind == m_kind)
        return;
    m_kind = kind;
    switch (kind) {
    case Kind::None:
        break;
    case Kind::Moved:
        m_banner->setKind(Banner::Kind::Bad, Glyph::Folder);
        m_banner->setMessage(m_moved.what, m_moved.why + u' ' + m_moved.remedy);
        m_banner->setAction(tr("Open workspace…"));
        break;
    case Kind::Offline:
        m_banner->setKind(Banner::Kind::Warning, Glyph::Offline);
        m_banner->setMessage(
            tr("You are offline."),
            tr("Everything but sending and reading works. What is due waits in the outbox."));
        m_banner->setAction(m_onOutbox ? QString() : tr("Show outbox"));
        break;
    }
    setVisible(kind != Kind::None);
    if (kind != Kind::None)
        announce(m_banner, m_banner->accessibleName());
}

} // namespace hatstand::ui::shell
