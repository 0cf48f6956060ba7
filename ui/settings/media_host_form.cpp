// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/media_host_form.h"

#include "kit/client_choices.h"
#include "kit/fields.h"
#include "networks/media_host/host_address.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
using networks::MediaHostKind;
constexpr int longestText = 500;
} // namespace

MediaHostForm::MediaHostForm(const Kit &kit, QWidget *parent)
    : QWidget(parent), m_kit(kit), m_site(makeChoice(this, QStringLiteral("mediaHostSite")))
{
    setObjectName(QStringLiteral("mediaHostForm"));
    auto *column = new QVBoxLayout(this);
    const int padding = kit.px(size::padding);
    column->setContentsMargins(padding, kit.px(12), padding, kit.px(12));
    column->setSpacing(kit.px(12));
    m_siteField = new FormField(kit, tr("Site"), m_site, this);
    m_siteField->setHelp(tr("A site that is connected under Accounts. Files go into its media library."));
    column->addWidget(m_siteField);
    m_address = addField("mediaHostAddress", tr("Address"), {});
    m_region = addField("mediaHostRegion", tr("Region"), tr("Leave it empty if your host has none."));
    m_bucket = addField("mediaHostBucket", tr("Bucket"), tr("Everybody must be able to read it."));
    m_bucketPlace = makeChoice(this, QStringLiteral("mediaHostBucketPlace"));
    m_bucketPlace->addItem(tr("In the path"), false);
    m_bucketPlace->addItem(tr("Before the host"), true);
    m_bucketPlaceField = new FormField(kit, tr("Where the bucket stands"), m_bucketPlace, this);
    m_bucketPlaceField->setHelp(tr("In the path is right nearly everywhere."));
    column->addWidget(m_bucketPlaceField);
    m_folder = addField("mediaHostFolder", tr("Folder"), tr("Made where it is missing. May be empty."));
    m_name = addField("mediaHostName", tr("User name"), {});
    m_secret = addField("mediaHostSecret", tr("Password"), {});
    m_secret.edit->setEchoMode(QLineEdit::Password);
    m_secret.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                       Qt::ImhNoAutoUppercase);
    m_publicAddress = addField("mediaHostPublicAddress", tr("Public address"),
                               tr("Where everybody finds what is in the folder. Empty: where it was put."));
    m_publicAddress.edit->setPlaceholderText(QStringLiteral("https://example.org/pictures"));
    for (QComboBox *choice : {m_site, m_bucketPlace})
        connect(choice, &QComboBox::activated, this, &MediaHostForm::edited);
    setKind(m_kind);
}

MediaHostForm::Field MediaHostForm::addField(const char *objectName, const QString &label,
                                             const QString &help)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(objectName));
    edit->setMaxLength(longestText);
    auto *form = new FormField(m_kit, label, edit, this);
    form->setHelp(help);
    layout()->addWidget(form);
    connect(edit, &QLineEdit::textEdited, this, [this] {
        clearErrors();
        Q_EMIT edited();
    });
    return {edit, form};
}

void MediaHostForm::setKind(MediaHostKind kind)
{
    m_kind = kind;
    const bool isSite = kind == MediaHostKind::WordPress;
    const bool isS3 = kind == MediaHostKind::S3;
    clearErrors();
    m_siteField->setVisible(isSite);
    for (const Field &field : {m_address, m_folder, m_name, m_secret, m_publicAddress})
        field.form->setVisible(!isSite);
    for (FormField *field : {m_region.form, m_bucket.form, m_bucketPlaceField})
        field->setVisible(isS3);
    m_address.form->setHelp(isS3 ? tr("Of the service, without the bucket.")
                                 : tr("The address for programs, as your host shows it for WebDAV."));
    m_address.edit->setPlaceholderText(isS3 ? QStringLiteral("https://s3.eu-central-1.amazonaws.com")
                                            : QStringLiteral("https://example.org/remote.php/dav/files/me"));
    m_region.edit->setPlaceholderText(QStringLiteral("us-east-1"));
    m_name.form->setLabel(isS3 ? tr("Access key") : tr("User name"));
    m_secret.form->setLabel(isS3 ? tr("Secret key") : tr("Password"));
    m_secret.form->setHelp(m_keepsSecret
                               ? tr("It is in the keychain of this computer. Type it only to change it.")
                               : tr("It goes to the keychain of this computer only."));
}

void MediaHostForm::setSites(const std::vector<clients::Account> &sites)
{
    const QString before = m_site->currentData().toString();
    const QSignalBlocker quiet(m_site);
    m_site->clear();
    for (const clients::Account &site : sites) {
        //: A user and the site: "anna on blog.example"
        m_site->addItem(tr("%1 on %2").arg(site.handle, site.server.host()), site.id.toString());
    }
    m_site->setCurrentIndex(m_site->count() > 0 ? std::max(0, m_site->findData(before)) : -1);
    m_site->setEnabled(m_site->count() > 0);
    m_siteField->setHelp(
        m_site->count() > 0
            ? tr("A site that is connected under Accounts. Files go into its media library.")
            : tr("No WordPress is connected yet. Connect yours under Accounts, then come back here."));
}

void MediaHostForm::show(const networks::MediaHostSettings &settings)
{
    m_keepsSecret = settings.kind != MediaHostKind::WordPress;
    m_site->setCurrentIndex(m_site->findData(settings.account));
    m_address.edit->setText(settings.address.toString());
    m_region.edit->setText(settings.region);
    m_bucket.edit->setText(settings.bucket);
    m_bucketPlace->setCurrentIndex(settings.bucketInHost ? 1 : 0);
    m_folder.edit->setText(settings.folder);
    m_name.edit->setText(settings.name);
    m_publicAddress.edit->setText(settings.publicAddress.toString());
    m_secret.edit->clear();
    setKind(settings.kind);
}

void MediaHostForm::clear()
{
    for (const Field &field : {m_address, m_region, m_bucket, m_folder, m_name, m_secret, m_publicAddress})
        field.edit->clear();
    m_bucketPlace->setCurrentIndex(0);
    m_keepsSecret = false;
    setKind(m_kind);
}

void MediaHostForm::clearSecret()
{
    m_secret.edit->clear();
}

void MediaHostForm::clearErrors()
{
    for (const Field &field : {m_address, m_publicAddress})
        field.form->setError({});
}

std::optional<QUrl> MediaHostForm::address(const Field &field, bool mayBeEmpty) const
{
    if (mayBeEmpty && field.edit->text().trimmed().isEmpty())
        return QUrl();
    const auto address = networks::hostAddress(field.edit->text());
    if (address)
        return *address;
    field.form->setError(address.error().sentence());
    field.edit->setFocus();
    return std::nullopt;
}

std::optional<networks::MediaHostSettings> MediaHostForm::settings()
{
    clearErrors();
    networks::MediaHostSettings settings;
    settings.kind = m_kind;
    if (m_kind == MediaHostKind::WordPress) {
        settings.account = m_site->currentData().toString();
        return settings;
    }
    const auto place = address(m_address, false);
    if (!place)
        return std::nullopt;
    const auto publicPlace = address(m_publicAddress, true);
    if (!publicPlace)
        return std::nullopt;
    settings.address = *place;
    settings.publicAddress = *publicPlace;
    settings.folder = m_folder.edit->text();
    settings.bucket = m_bucket.edit->text();
    settings.region = m_region.edit->text();
    settings.bucketInHost = m_bucketPlace->currentData().toBool();
    settings.name = m_name.edit->text();
    return settings;
}

QString MediaHostForm::secret() const
{
    return m_secret.edit->text();
}

} // namespace hatstand::ui::settings
