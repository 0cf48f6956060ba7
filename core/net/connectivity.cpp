// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connectivity.h"

#include <QNetworkInformation>

namespace hatstand::net
{

Connectivity::Connectivity(QObject *parent) : QObject(parent) {}

void Connectivity::watchSystem()
{
    if (m_watching || !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    m_watching = true;
    // Only the clear answers count: backends call many a working line "local" or "unknown".
    const auto take = [this](QNetworkInformation::Reachability reachability) {
        if (reachability == QNetworkInformation::Reachability::Disconnected)
            noteUnreachable();
        else if (reachability == QNetworkInformation::Reachability::Online)
            noteReached();
    };
    auto *information = QNetworkInformation::instance();
    connect(information, &QNetworkInformation::reachabilityChanged, this, take);
    take(information->reachability());
}

void Connectivity::noteReached()
{
    m_hostWithoutWay.clear();
    setState(State::Online);
}

void Connectivity::noteUnreachable()
{
    setState(State::Offline);
}

void Connectivity::noteNoWayTo(const QString &host)
{
    if (m_hostWithoutWay.isEmpty())
        m_hostWithoutWay = host;
    else if (m_hostWithoutWay != host)
        setState(State::Offline);
}

void Connectivity::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed(state);
}

} // namespace hatstand::net
