"""What others ask us for over HTTP: Telegram brings updates, whoever runs this looks whether all is well."""
