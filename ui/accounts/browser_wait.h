// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "networks/loopback_visit.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hatstand::ui
{
class FormField;
class GlyphLabel;
} // namespace hatstand::ui

namespace hatstand::ui::accounts
{

/// What is shown while the person agrees in the browser: how far it is, and the ways out when the browser
/// does not open or cannot come back.
class BrowserWait final : public QWidget
{
    Q_OBJECT
public:
    explicit BrowserWait(const Kit &kit, QWidget *parent);

    /// Follows that visit from now on.
    void follow(const std::shared_ptr<networks::LoopbackVisit> &visit);

Q_SIGNALS:
    /// It takes more or less room.
    void resized();

private:
    void addSteps();
    void addWays();
    void showPage(bool opened);
    void openAgain();
    void copyAddress();
    void usePasted();

    Kit m_kit;
    QPointer<networks::LoopbackVisit> m_visit;
    GlyphLabel *m_openedSign = nullptr;
    QLabel *m_opened = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    QLineEdit *m_pasted = nullptr;
    FormField *m_pastedField = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace hatstand::ui::accounts
